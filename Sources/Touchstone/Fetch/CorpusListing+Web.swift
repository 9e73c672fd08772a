import Acquisition
import CorpusModel
import Fetching
import WebAddresses
import WebArchives

extension CorpusListing {
  /// Lists documents at paths, among which there may be addresses of the web: these are asked for at once.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, `-` for standard input, or addresses.
  ///   - columns: the columns of tables whose rows are documents, if any are.
  ///   - sizeLimit: the size of a file beyond which it is not read, in bytes.
  ///   - limits: the limits within which files that hold documents are read, each in a process of its own; nil to read
  ///     them in this one.
  ///   - web: how the web is reached; nil where it is not.
  /// - Throws: ``ScanError``.
  init(
    _ paths: [String], columns: TextColumns?, sizeLimit: Int = PageReader.defaultSizeLimit,
    limits: ScanOptions.ReadingLimits?, web: WebAccess?
  ) throws {
    let addresses = web == nil ? [] : paths.filter(CorpusListing.isAddress)
    let places = web == nil ? paths : paths.filter { !CorpusListing.isAddress($0) }
    self.init()
    if addresses.isEmpty || !places.isEmpty {
      do {
        self = try CorpusLister.list(
          places, columns: columns, sizeLimit: sizeLimit, process: limits.map { ListingProcess($0) }
        )
      } catch {
        throw ScanError(error)
      }
    }
    if let web, !addresses.isEmpty { try add(addresses, web, sizeLimit: sizeLimit) }
  }

  /// Whether an argument is an address of the web, not a path.
  static func isAddress(_ argument: String) -> Bool {
    let start = argument.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  private mutating func add(
    _ addresses: [String], _ web: WebAccess, sizeLimit: Int
  ) throws {
    var session = FetchSession()
    session.guardian.rules = AddressRules(allowsPrivate: web.allowsPrivate)
    session.limits.bodySize = min(sizeLimit, session.limits.bodySize)
    session.contact = web.contact
    session.version = Version.current
    var seen: Set<String> = []
    var asked: [WebAddress] = []
    for text in addresses {
      do throws(AddressRefusal) {
        let address = try session.guardian.rules.address(text).withoutFragment
        if seen.insert(address.href).inserted { asked.append(address) }
      } catch {
        throw ScanError(error, at: text)
      }
    }
    do {
      for (address, result) in zip(asked, try PageVisit.pages(asked, session)) {
        add(address.href, result)
      }
    } catch let error as FetchError {
      throw ScanError(error)
    }
  }

  private mutating func add(_ address: String, _ result: PageVisit.Result) {
    switch result {
    case .fault(let fault):
      let (_, code, message, advice) = fault.words
      problems.append(
        Problem(path: address, severity: .error, code: code, message: message, advice: advice))
    case .document(let record, let format):
      add(record, format: format, from: address)
    }
  }
}
