/// How far what was found agrees with what was coded: precision and recall with their bounds, and F1.
package protocol AgreementScores {
  /// Of what was found, the share that was coded so; nil where it is undefined.
  var precision: Double? { get }
  /// The 95 % interval of the precision.
  var precisionInterval: Interval? { get }
  /// Of what was coded so, the share that was found; nil where it is undefined.
  var recall: Double? { get }
  /// The 95 % interval of the recall.
  var recallInterval: Interval? { get }
  /// The harmonic mean of precision and recall.
  var f1: Double? { get }
}

extension Confusion: AgreementScores {}
extension WeightedConfusion: AgreementScores {}
extension SpanTally.Scores: AgreementScores {}
