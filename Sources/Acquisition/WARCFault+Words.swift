import WebArchives

extension WARCFault {
  /// The fault in words: its code, what was found, and what to do.
  var problemWords: (code: String, message: String, advice: String) {
    switch kind {
    case .empty: ("empty", "it holds nothing", "remove it, or fetch it again")
    case .noArchive:
      (
        "other_format", "it is no web archive, though its name says so: no record begins in it",
        "give it the ending of what it is, or fetch it again"
      )
    case .refused(let format):
      (
        "format_not_read",
        "it is \(format == .arc ? "an archive" : "packed") in the format \(format.rawValue), which is not read",
        format == .arc
          ? "convert it with `warcio recompress`, which makes it a .warc.gz"
          : "unpack it, and scan the .warc"
      )
    case .tooLarge(let size, let limit):
      (
        "too_large",
        "the record \(place) has \(size) bytes; the limit is \(limit)",
        "raise the limit with --max-bytes if it matters"
      )
    case .swelling(let limit):
      (
        "too_large",
        "the record \(place) unpacks to more than \(limit) times its size; it was passed over",
        "do not trust it"
      )
    case .searchGivenUp:
      (
        "damaged",
        "from byte \(offset) on, too much looks like packed records and is none; the rest was not read",
        "fetch the file again"
      )
    default:
      (
        "damaged", damage,
        "fetch the file again if what is missing matters; the other records were read"
      )
    }
  }

  private var place: String { "at byte \(offset)" }

  private var damage: String {
    switch kind {
    case .badLength(""): "the record \(place) does not say how long it is"
    case .badLength(let stated):
      "the record \(place) says that it is '\(stated.prefix(40))' bytes long, which cannot be"
    case .cutOff: "the record \(place) ends before the length that it states"
    case .wrongLength: "the record \(place) has another length than it states"
    case .memberDamaged: "the gzip data that begin \(place) are damaged"
    case .memberCutOff: "the file is cut off: the gzip data that begin \(place) have no end"
    case .noMember: "what stands \(place) is no gzip data"
    case .headDamaged: "the record \(place) has a head that cannot be read"
    default: "what stands \(place) is no record"
    }
  }
}
