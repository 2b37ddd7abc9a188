"""登记管理部门和机构类别: positions 1 and 2 of the unified social credit code (GB 32100-2015 with amendment 1)."""

from gongxin.codes.code_table import code_table

DEPARTMENTS = code_table(
    "credit_code_departments",
    "登记管理部门",
    "Registering departments",
    """
    1 | 机构编制 | Public institutions (staffing commission)
    2 | 外交 | Foreign affairs
    3 | 司法行政 | Justice
    4 | 文化 | Culture
    5 | 民政 | Civil affairs
    6 | 旅游 | Tourism
    7 | 宗教 | Religious affairs
    8 | 工会 | Trade unions
    9 | 市场监督管理（工商） | Market regulation
    A | 中央军委改革和编制办公室 | Central Military Commission
    N | 农业 | Agriculture
    Y | 其他 | Other
""",
    source="GB 32100-2015; departments other than 1, 5, 9, Y unverified",
)

CATEGORIES = code_table(
    "credit_code_categories",
    "机构类别",
    "Categories of subject",
    """
    11 | 机关 | State organ
    12 | 事业单位 | Public institution
    13 | 编办直接管理机构编制的群众团体 | Mass organisation under the staffing commission
    19 | 机构编制其他 | Other under the staffing commission
    21 | 外国常驻新闻机构 | Resident foreign news agency
    29 | 外交其他 | Other under foreign affairs
    31 | 律师执业机构 | Law firm
    32 | 公证处 | Notary office
    33 | 基层法律服务所 | Grass-roots legal service
    34 | 司法鉴定机构 | Forensic institution
    35 | 仲裁委员会 | Arbitration commission
    39 | 司法行政其他 | Other under justice
    41 | 外国在华文化中心 | Foreign cultural centre
    49 | 文化其他 | Other under culture
    51 | 社会团体 | Social organisation
    52 | 民办非企业单位 | Private non-enterprise unit
    53 | 基金会 | Foundation
    59 | 民政其他 | Other under civil affairs
    61 | 外国旅游部门常驻代表机构 | Resident office of a foreign tourism authority
    62 | 港澳台地区旅游部门常驻内地（大陆）代表机构 | Resident office of a Hong Kong, Macao or Taiwan tourism authority
    69 | 旅游其他 | Other under tourism
    71 | 宗教活动场所 | Religious site
    72 | 宗教院校 | Religious school
    79 | 宗教其他 | Other under religious affairs
    81 | 基层工会 | Grass-roots trade union
    89 | 工会其他 | Other under trade unions
    91 | 企业 | Enterprise
    92 | 个体工商户 | Individual business
    93 | 农民专业合作社 | Farmers' cooperative
    A1 | 军队事业单位 | Military institution
    A9 | 军队其他 | Other under the Central Military Commission
    N1 | 组级集体经济组织 | Collective economic organisation of a group
    N2 | 村级集体经济组织 | Collective economic organisation of a village
    N3 | 乡镇级集体经济组织 | Collective economic organisation of a township
    N9 | 农业其他 | Other under agriculture
    Y1 | 其他 | Other
""",
    source="GB 32100-2015; unverified beyond departments 1, 5, 9, Y",
)
