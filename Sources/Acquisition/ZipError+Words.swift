import Archives

extension ZipError {
  /// The error in words; what is too large says by how much.
  package var problemWords: (code: String, message: String, advice: String) {
    switch self {
    case .noDirectory:
      (
        "damaged", "it is cut off: the directory of its parts, which ends such a file, is missing",
        "fetch it again"
      )
    case .badDirectory(let offset):
      (
        "damaged", "the directory of its parts contradicts itself at byte \(offset)",
        "fetch it again, or open it in the program that wrote it and save it anew"
      )
    case .manyVolumes:
      ("damaged", "it is one of several volumes", "put the volumes together first")
    case .overlap(let first, let second):
      (
        "damaged",
        "its parts '\(first.prefix(80))' and '\(second.prefix(80))' lie one upon the other",
        "do not trust it; ask its author for a new copy"
      )
    case .duplicate(let part):
      (
        "damaged", "it has two parts named '\(part.prefix(80))', and nothing says which counts",
        "open it in the program that wrote it and save it anew"
      )
    case .encrypted: ("encrypted", "it is protected with a password", "save it without one")
    case .unknownMethod(let part, let method):
      (
        "damaged",
        "its part '\(part.prefix(80))' is packed by method \(method), which is not read",
        "open it in the program that wrote it and save it anew"
      )
    case .damagedPart(let part):
      (
        "damaged", "its part '\(part.prefix(80))' cannot be unpacked: bytes have changed",
        "fetch it again"
      )
    case .tooManyEntries(let count, let limit):
      (
        "too_large", "it has \(count) parts; the limit is \(limit)",
        "save its text without pictures, or split it"
      )
    case .partTooLarge(let part, let size, let limit):
      (
        "too_large",
        "its part '\(part.prefix(80))' unpacks to \(size) bytes; the limit is \(limit)",
        "split it into documents"
      )
    case .swelling(let part, let ratio, let limit):
      (
        "too_large",
        "its part '\(part.prefix(80))' unpacks to \(ratio) times its size; the limit is \(limit)",
        "do not trust it; if you do, save it anew from the program that wrote it"
      )
    case .totalTooLarge(let limit):
      (
        "too_large", "its parts unpack to more than \(limit) bytes together",
        "split it into documents"
      )
    }
  }
}
