/// What an archive holds of an address.
struct ArchivedAnswer: Sendable {
  /// The address that was asked for.
  var address: String
  /// When, as records state it.
  var date: String
  /// The record of the answer; nil where none came.
  var place: ArchivePlace?
  /// Whether the answer was that of an earlier visit.
  var isRevisit: Bool
  /// What ended the request before its time.
  var fault: FetchFault?
  /// The record that holds the body: this answer's or an earlier one's; nil where there is none.
  var body: ArchivePlace?
}
