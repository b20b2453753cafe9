"""What a person types on the pages of the licensing website."""

PERSON = {
    "first_name": "Robin",
    "last_name": "Roe",
    "company": "R&D",
    "country": "Norway",
}
PRODUCT = {"version": "2022", "type": "per-user", "quantity": "20"}
