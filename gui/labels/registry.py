"""Labels of Registry Editor, as the genuine tool has them; the sentences are ours."""

from core.management.registry.values import Kind


class Text:
    """The window and its dialogs."""

    title: str = "Registry Editor"
    computer: str = "C&omputer:"
    address: str = "Add&ress:"
    tree: str = "Keys"
    list: str = "Values"
    root: str = "Computer"
    name: str = "Name"
    type: str = "Type"
    data: str = "Data"
    default: str = "(Default)"
    not_set: str = "(value not set)"
    not_known: str = "(not part of this training)"
    empty: str = "Of this root key the training has nothing."
    no_key: str = (
        "There is no key {key} on {computer} in this training. Choose one in the tree."
    )

    file: str = "&File"
    export: str = "&Export…"
    connect: str = "&Connect Network Registry…"
    exit: str = "E&xit"
    edit: str = "&Edit"
    modify: str = "&Modify…"
    new: str = "&New"
    new_text: str = "&String Value"
    new_number: str = "&DWORD (32-bit) Value"
    new_lines: str = "&Multi-String Value"
    delete: str = "&Delete"
    copy_key: str = "&Copy Key Name"
    find: str = "&Find…"
    find_next: str = "Find Ne&xt"
    view: str = "&View"
    help: str = "&Help"

    # Dialogs
    edit_text: str = "Edit String"
    edit_number: str = "Edit DWORD (32-bit) Value"
    edit_lines: str = "Edit Multi-String"
    value_name: str = "Value &name:"
    value_data: str = "&Value data:"
    base: str = "Base"
    hexadecimal: str = "&Hexadecimal"
    decimal: str = "&Decimal"
    name_required: str = "name of the value"
    no_number: str = "Enter a whole number from 0 to ffffffff, which is 4294967295."
    not_shown: str = (
        "What is in {name} is not part of this training, so it cannot be changed here."
    )
    find_title: str = "Find"
    find_what: str = "Fi&nd what:"
    find_required: str = "text to look for"
    look_at: str = "Look at"
    in_keys: str = "&Keys"
    in_values: str = "&Values"
    in_data: str = "&Data"
    whole: str = "Match &whole string only"
    find_button: str = "&Find Next"
    found_all: str = "Finished searching through the registry of {computer}."
    connect_title: str = "Select Computer"
    object_name: str = "&Enter the computer name:"
    object_required: str = "name of a server or of a client device with Windows"
    no_computer: str = (
        "There is no server {name} in this lab, and no client device of this name that "
        "connects with Windows. Check the spelling."
    )
    delete_value: str = "Delete the value {name}?"
    delete_key: str = "Delete the key {name} with all that is in it?"
    yes: str = "&Yes"
    no: str = "&No"
    files: str = "Registration Files (*.reg)"
    exported: str = "{key} was exported as {file}."


EDIT_TITLE = {
    Kind.TEXT: Text.edit_text,
    Kind.DWORD: Text.edit_number,
    Kind.LINES: Text.edit_lines,
}
