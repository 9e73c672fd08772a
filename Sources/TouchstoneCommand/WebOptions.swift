import ArgumentParser
import Touchstone

/// How addresses of the web are reached that are named in place of paths.
struct WebOptions: ParsableArguments {
  @Option(
    help: "How a site can reach you: an e-mail address or a page, told with each request to it.")
  var contact: String?

  @Flag(help: "Let private machines be asked too, such as an intranet's.")
  var allowPrivate = false

  var access: WebAccess {
    var access = WebAccess()
    access.contact = contact
    access.allowsPrivate = allowPrivate
    return access
  }
}
