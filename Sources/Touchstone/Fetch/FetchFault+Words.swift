import CorpusModel
import Fetching

extension FetchFault {
  /// How much it matters, what was found, and what to do.
  var words: (severity: Problem.Severity, code: String, message: String, advice: String) {
    switch self {
    case .sameAs(let address):
      (
        .note, "same_document", "it is the document that came from \(address)",
        "nothing needs doing"
      )
    case .notDocument(let type):
      (
        .note, "not_a_document", "it is of the type \(type), which is not read",
        "nothing needs doing"
      )
    case .disallowed:
      (
        .error, "robots_disallowed", "the site's robots.txt asks programs not to read it",
        "ask the site's owner, or save the page by hand from a browser"
      )
    case .robotsUnreachable:
      (
        .error, "robots_unreachable",
        "the site's robots.txt cannot be had, so that it is not known what may be read",
        "try again later"
      )
    case .runLimit:
      (
        .error, "limit_reached", "the limit of the run was reached before it was asked for",
        "call again to go on, or raise --max"
      )
    case .pageLimit(let limit, let left):
      (
        .error, "limit_reached",
        "\(left)\(left < FetchFault.mostLeftOut ? "" : " or more") addresses, of which this is the first, "
          + "are left out, because at most \(limit) pages are asked for",
        "raise --max if they are wanted"
      )
    case .hostGivenUp:
      (
        .error, "host_given_up",
        "the site did not answer before, or asked to be left alone for now",
        "call again later; what came is kept"
      )
    case .comeBack(let seconds):
      (
        .error, "come_back", "the site asks to come back in \(FetchFault.span(seconds))",
        "call again then; what came is kept"
      )
    default:
      (.error, failure.code, failure.message, failure.advice)
    }
  }

  private var failure: (code: String, message: String, advice: String) {
    switch self {
    case .address(let refusal): refusal.words
    case .notInternet:
      ("not_internet", "its host leads to no address of the Internet", "check the spelling")
    case .nameNotFound:
      (
        "host_not_found", "there is no host of this name",
        "check the spelling, or whether the site has moved"
      )
    case .refused: ("no_connection", "no connection can be made", "try again later")
    case .timedOut: ("timed_out", "the answer took too long", "try again later")
    case .broken(let words):
      ("connection_broken", "the connection broke: \(words)", "try again later")
    case .insecure(let words):
      (
        "insecure",
        "the site cannot prove who it is, or uses encryption that is not safe: \(words)",
        "open it in a browser; if it is your own site, name its certificate with --certificates"
      )
    case .partial:
      (
        "partial", "the answer broke off; a part of it is in the archive, and counts nowhere",
        "try again later"
      )
    case .headTooLarge:
      ("head_too_large", "the answer's head is too large", "tell the site's owner")
    case .tooLarge(let limit):
      (
        "too_large", "it has more than \(limit) bytes, as it comes or unpacked",
        "raise --max-bytes if it is meant"
      )
    case .swelling:
      (
        "swelling", "it unpacks to so much more than it is that it must have been made to swell",
        "tell the site's owner"
      )
    case .notHTTP:
      ("not_http", "the answer does not follow HTTP", "open it in a browser to see what it is")
    case .undecodable: ("undecodable", "its packing is damaged or unknown", "try again later")
    case .status(let status): FetchFault.failure(status)
    case .redirectNowhere:
      ("redirect_nowhere", "it redirects to nothing", "look for the page's new address")
    case .tooManyRedirects(let limit):
      (
        "too_many_redirects", "it redirects more than \(limit) times",
        "open it in a browser to see where it leads"
      )
    case .noEntries:
      (
        "no_entries", "it is no feed or sitemap of at most 50 MB, or lists nothing (after --since)",
        "open it in a browser to see what it is"
      )
    case .noSitemap:
      (
        "no_sitemap", "no sitemap is found: neither in its robots.txt nor at the usual places",
        "name the sitemap itself, or use --feed or --depth"
      )
    case .disallowed, .robotsUnreachable, .hostGivenUp, .comeBack, .runLimit, .pageLimit,
      .notDocument, .sameAs:
      ("not_fetched", "it was not fetched", "see above")
    }
  }

  private static func failure(_ status: Int) -> (code: String, message: String, advice: String) {
    switch status {
    case 401, 403, 407:
      ("status_\(status)", "the site does not let us in (status \(status))", "ask the site's owner")
    case 404, 410:
      (
        "status_\(status)", "there is no such page (status \(status))",
        "look for its new address, or take it off the list"
      )
    case 429:
      (
        "status_429", "the site asks for fewer requests (status 429)",
        "raise --delay, and call again later"
      )
    case 500...599: ("status_\(status)", "the site fails (status \(status))", "try again later")
    case 204, 205:
      ("status_\(status)", "the site sent no content (status \(status))", "open it in a browser")
    case 206:
      ("status_206", "the site sent a part of it only (status 206)", "open it in a browser")
    default: ("status_\(status)", "the site answered with status \(status)", "open it in a browser")
    }
  }

  /// A time in words.
  private static func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) seconds"
    case ..<7_200: "\(seconds / 60) minutes"
    default: "\(seconds / 3_600) hours"
    }
  }
}
