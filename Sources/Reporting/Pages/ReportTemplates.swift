internal import Mustache

/// The templates of a report; what they fill in is escaped.
enum ReportTemplates {
  /// One template.
  enum Name: String, CaseIterable {
    case page, part, table, quotes, evidence, chart

    fileprivate var text: String {
      switch self {
      case .page: ReportTemplateText.pageMustache
      case .part: ReportTemplateText.partMustache
      case .table: ReportTemplateText.tableMustache
      case .quotes: ReportTemplateText.quotesMustache
      case .evidence: ReportTemplateText.evidenceMustache
      case .chart: ReportTemplateText.chartMustache
      }
    }
  }

  /// What a template is filled with: texts, truth values, lists of such, by name.
  ///
  /// A type of its own, because the package asks each value what it is, and for a dictionary the answer takes long. What is
  /// rendered often has a truth value for each section and lacks none: in the section of a text, names would be looked for in
  /// that text by reflection, and what a value lacks, in all those around it.
  struct Values: MustacheParent, ExpressibleByDictionaryLiteral {
    private var entries: [String: Any]

    init(dictionaryLiteral entries: (String, Any)...) {
      self.entries = Dictionary(uniqueKeysWithValues: entries)
    }

    subscript(name: String) -> Any? {
      get { entries[name] }
      set { entries[name] = newValue }
    }

    func child(named name: String) -> Any? { entries[name] }
  }

  /// A template, filled in.
  static func render(_ name: Name, _ values: Values) -> String {
    guard let template = templates[name] else {
      preconditionFailure("every template is read when the first is asked for")
    }
    return template.render(values)
  }

  private static let templates: [Name: MustacheTemplate] = {
    MustacheContentTypes.register(ScalarEscaping(), named: "REPORT")
    return Dictionary(
      uniqueKeysWithValues: Name.allCases.map { name in
        guard let template = try? MustacheTemplate(string: name.text) else {
          preconditionFailure("\(name).mustache is no template")
        }
        return (name, template)
      })
  }()
}

/// Escapes by bytes.
///
/// The package's own escaping goes by characters, to which a quotation mark and a combining accent behind it are one that
/// needs no escaping; a browser sees the quotation mark.
private struct ScalarEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(text: "&lt;")
      case UInt8(ascii: ">"): bytes.append(text: "&gt;")
      case UInt8(ascii: "&"): bytes.append(text: "&amp;")
      case UInt8(ascii: "\""): bytes.append(text: "&quot;")
      case UInt8(ascii: "'"): bytes.append(text: "&#39;")
      // HTML has no place for the other control characters.
      case 0x09, 0x0A, 0x20...0xFF: bytes.append(byte)
      default: bytes.append(text: "\u{FFFD}")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
