"""证件类型: the document that a person's number in the reporting tables was taken from."""

from gongxin.codes.code_table import code_table

IDENTITY_DOCUMENTS = code_table(
    "identity_documents",
    "证件类型",
    "Identity documents",
    """
    01 | 居民身份证 | Resident identity card
    02 | 军人证 | Military identity card
    03 | 警官证 | Police officer's card
    04 | 护照 | Passport
    05 | 港澳居民来往内地通行证 | Mainland travel permit for Hong Kong and Macao residents
    06 | 外国人证件 | Foreigner's document
    98 | 台湾居民来往大陆通行证 | Mainland travel permit for Taiwan residents
    99 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)
