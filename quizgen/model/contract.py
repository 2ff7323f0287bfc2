"""Contract: interactions from and to the JSON that the grading contract and both engines speak."""

from quizgen.model.contract_fields import ContractError
from quizgen.model.contract_reading import interaction_from_json
from quizgen.model.contract_writing import interaction_to_json

__all__ = ["ContractError", "interaction_from_json", "interaction_to_json"]
