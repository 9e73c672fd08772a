import WebArchives

extension HTTPFault {
  /// What is wrong with a server's answer.
  var words: String {
    switch self {
    case .noStatusLine: "the server's answer has no status line"
    case .tooManyFields(let limit): "the server's answer has a head of more than \(limit) fields"
    case .headTooLarge(let limit): "the server's answer has a head of more than \(limit) bytes"
    case .chunksCutOff: "its last chunks are missing"
    case .chunksDamaged(let after): "its chunks are damaged behind \(after) bytes"
    case .unknownCoding(let name): "it is packed as '\(name.prefix(40))', which is not read"
    case .tooManyCodings(let count): "it is packed \(count) times"
    case .codingCutOff(let name): "what is packed as \(name) is cut off"
    case .codingDamaged(let name): "what is packed as \(name) is damaged"
    case .tooLarge(let limit): "it unpacks to more than the limit of \(limit) bytes"
    case .swelling(let limit): "it unpacks to more than \(limit) times its size"
    }
  }

  /// The code of the problem, and what to do.
  var problem: (code: String, advice: String) {
    switch self {
    case .tooLarge: ("too_large", "raise the limit with --max-bytes if it matters")
    case .swelling: ("too_large", "do not trust it")
    default: ("damaged", "open the address in a browser, and save the page if it matters")
    }
  }
}
