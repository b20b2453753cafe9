"""Labels of order confirmations (own words)."""

from core.numbers.orders import Proof


class OrderText:
    """The confirmation that a reseller sends, on the screen and on paper."""

    title: str = "Order Confirmation"
    sheet_title: str = "Order confirmations"
    thanks: str = "Thank you for your order. Keep these numbers with your papers."
    worthless: str = "Training numbers: worthless outside the replica."
    program: str = "License program"
    product: str = "Product version"
    type: str = "License type"
    quantity: str = "Quantity"
    choose_program: str = "License p&rogram:"
    choose_product: str = "Product &version:"
    choose_type: str = "License &type:"
    choose_quantity: str = "&Quantity:"
    confirmation: str = "C&onfirmation:"
    another: str = "&Another Order"
    another_tip: str = "Make the confirmation of one more order, with other numbers"
    copy: str = "&Copy"
    print: str = "&Print…"
    link: str = "Order licenses (training)"
    written: str = "{file} has {count:,} order confirmations."
    slip: str = "{number:,} of {count:,}"
    proof = {  # noqa: RUF012  (a table of constants)
        Proof.CODE: "License code",
        Proof.AGREEMENT_NUMBER: "Agreement number",
        Proof.PRODUCT_KEY: "Product key",
        Proof.AUTHORIZATION_NUMBER: "Authorization number",
        Proof.LICENSE_NUMBER: "License number",
    }
