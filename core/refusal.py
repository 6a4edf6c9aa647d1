"""What is wrong with something the user brought, without words: the words belong to the language."""


class Refusal(Exception):
    """Raised at a door (photo, weights, course file) for input that cannot be used.

    code    names the reason; "refusal.<code>" is its sentence in every language
    values  the numbers and names that the sentence mentions
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
