// SPDX-License-Identifier: Apache-2.0

public import SocialCapitalDiagrams

/// A diagram a report would like to show, for the caller to draw.
///
/// Reports do not draw: they say what is to be drawn, and take the drawings back.
///
/// ```swift
/// let figures = try report.figureRequests.map { request in
///   let placed = try request.placement.map { request.diagram.placed(at: try renderer.layout(of: $0)) }
///   return request.figure(svg: try renderer.svg(placed ?? request.diagram))
/// }
/// ```
public struct FigureRequest: Sendable, Hashable {
  /// What the figure is called in the report, and its file.
  public let id: String
  /// The heading of the figure.
  public let title: String
  /// What it shows, in a sentence or two, for those who cannot see it too.
  public let description: String
  /// The diagram.
  public let diagram: Diagram
  /// The diagram whose layout to place it by, or `nil` for a layout of its own.
  ///
  /// Figures that share one have members at the same places in every wave.
  public let placement: Diagram?

  /// The figure, once drawn.
  public func figure(svg: String) -> ReportFigure {
    ReportFigure(id: id, title: title, description: description, svg: svg)
  }
}
