/// A character encoding, as the WHATWG Encoding Standard names them, with UTF-32 besides.
package enum Charset: Hashable, Sendable {
  /// UTF-8.
  case utf8
  /// windows-1252, which also stands for US-ASCII and ISO-8859-1.
  case windows1252
  /// UTF-16, little end first.
  case utf16LittleEndian
  /// UTF-16, big end first.
  case utf16BigEndian
  /// Another encoding: its name in the standard, and the name under which iconv knows it.
  case other(name: String, iconv: String)

  /// Finds the encoding that `label` stands for; nil for a label that the standard does not know.
  package init?(label: some StringProtocol) {
    var folded = label.lowercased().filter { !$0.isWhitespace }
    if folded.count > 2, folded.first == "\"", folded.last == "\"" {
      folded = String(folded.dropFirst().dropLast())
    }
    guard let charset = Charset.byLabel[folded] else { return nil }
    self = charset
  }

  /// The name in the standard, in lower case.
  package var name: String {
    switch self {
    case .utf8: "utf-8"
    case .windows1252: "windows-1252"
    case .utf16LittleEndian: "utf-16le"
    case .utf16BigEndian: "utf-16be"
    case .other(let name, _): name
    }
  }

  /// Whether every byte stands for one character, so that any bytes at all can be decoded.
  package var isSingleByte: Bool {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: false
    case .windows1252: true
    case .other(let name, _): !Charset.multiByteNames.contains(name)
    }
  }

  private static let multiByteNames: Set<String> = [
    "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp",
    "utf-32le", "utf-32be",
  ]

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    let unicode: [(Charset, String)] = [
      (.utf8, "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
      (.utf16LittleEndian, "utf-16le utf-16 ucs-2 unicode csunicode iso-10646-ucs-2 unicodefeff"),
      (.utf16BigEndian, "utf-16be unicodefffe"),
      (.windows1252, "windows-1252 " + western),
    ]
    for (charset, labels) in unicode {
      for label in labels.split(separator: " ") { table[String(label)] = charset }
    }
    for line in others.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let charset = Charset.other(name: words[0], iconv: words[1])
      for label in words.dropFirst(2) + [words[0]] { table[label] = charset }
    }
    return table
  }()

  private static let western = """
    ansi_x3.4-1968 ascii us-ascii cp1252 x-cp1252 cp819 ibm819 csisolatin1 iso-8859-1 iso8859-1 \
    iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 l1 latin1
    """

  /// Lines of the standard's name, iconv's name and further labels.
  private static let others = """
    iso-8859-2 ISO-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 l2 latin2
    iso-8859-3 ISO-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3
    iso-8859-4 ISO-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4
    iso-8859-5 ISO-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5
    iso-8859-6 ISO-8859-6 arabic asmo-708 csisolatinarabic ecma-114 iso8859-6 iso88596 iso_8859-6
    iso-8859-7 ISO-8859-7 csisolatingreek ecma-118 greek greek8 iso8859-7 iso88597 iso_8859-7
    iso-8859-8 ISO-8859-8 csisolatinhebrew hebrew iso8859-8 iso88598 iso_8859-8 visual logical \
    iso-8859-8-i csiso88598i
    iso-8859-10 ISO-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6
    iso-8859-13 ISO-8859-13 iso8859-13 iso885913
    iso-8859-14 ISO-8859-14 iso8859-14 iso885914
    iso-8859-15 ISO-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9
    iso-8859-16 ISO-8859-16
    windows-874 CP874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
    windows-1250 CP1250 cp1250 x-cp1250
    windows-1251 CP1251 cp1251 x-cp1251
    windows-1253 CP1253 cp1253 x-cp1253
    windows-1254 CP1254 cp1254 x-cp1254 csisolatin5 iso-8859-9 iso8859-9 iso88599 iso_8859-9 l5 \
    latin5
    windows-1255 CP1255 cp1255 x-cp1255
    windows-1256 CP1256 cp1256 x-cp1256
    windows-1257 CP1257 cp1257 x-cp1257
    windows-1258 CP1258 cp1258 x-cp1258
    ibm866 IBM866 866 cp866 csibm866
    koi8-r KOI8-R cskoi8r koi koi8 koi8_r
    koi8-u KOI8-U koi8-ru
    macintosh MACINTOSH csmacintosh mac x-mac-roman
    utf-32le UTF-32LE utf-32
    utf-32be UTF-32BE
    x-mac-cyrillic MAC-CYRILLIC x-mac-ukrainian
    gbk GB18030 chinese csgb2312 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk csiso58gb231280
    gb18030 GB18030
    big5 BIG5-HKSCS big5-hkscs cn-big5 csbig5 x-x-big5
    euc-jp EUC-JP cseucpkdfmtjapanese x-euc-jp
    iso-2022-jp ISO-2022-JP csiso2022jp
    shift_jis CP932 csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis
    euc-kr UHC cseuckr csksc56011987 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 windows-949
    """
}
