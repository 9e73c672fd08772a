internal import WebAddresses

/// Faults of transfers as archives keep them, so that a run that goes on knows what became of an address without asking
/// again.
extension FetchFault {
  /// The name of the fault and, for some, what else is to be known of it.
  var record: (name: String, detail: String?) {
    switch self {
    case .nameNotFound: ("name-not-found", nil)
    case .notInternet: ("not-internet", nil)
    case .refused: ("refused", nil)
    case .timedOut: ("timed-out", nil)
    case .broken(let words): ("broken", words)
    case .insecure(let words): ("insecure", words)
    case .partial: ("partial", nil)
    case .headTooLarge: ("head-too-large", nil)
    case .tooLarge(let limit): ("too-large", String(limit))
    case .comeBack(let seconds): ("come-back", String(seconds))
    case .address(.address(let address, let purpose)):
      ("address", "\(address) \(purpose.rawValue)")
    default: ("not-http", nil)
    }
  }

  /// The fault that a record names.
  init(name: String, detail: String) {
    switch name {
    case "name-not-found": self = .nameNotFound
    case "not-internet": self = .notInternet
    case "refused": self = .refused
    case "timed-out": self = .timedOut
    case "broken": self = .broken(detail)
    case "insecure": self = .insecure(detail)
    case "partial": self = .partial
    case "head-too-large": self = .headTooLarge
    case "too-large": self = .tooLarge(limit: Int(detail) ?? 0)
    case "come-back": self = .comeBack(seconds: Int(detail) ?? 0)
    case "address":
      let words = detail.split(separator: " ").map(String.init)
      if words.count == 2, let address = IPAddress(words[0]),
        let purpose = SpecialPurpose(rawValue: words[1])
      {
        self = .address(.address(address, purpose))
      } else {
        self = .notInternet
      }
    default: self = .notHTTP
    }
  }

  /// What WARC calls the cause of an answer that is not whole.
  var truncation: String? {
    switch self {
    case .tooLarge, .headTooLarge: "length"
    case .timedOut: "time"
    case .partial, .broken: "disconnect"
    default: nil
    }
  }
}
