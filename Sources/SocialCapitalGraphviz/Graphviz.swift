// SPDX-License-Identifier: Apache-2.0

#if Graphviz
  internal import CGraphviz
  internal import Foundation
  internal import SocialCapitalDiagrams

  /// The one place that calls Graphviz.
  ///
  /// The library keeps global state and its context cannot be closed and opened again, so there is
  /// one context for the life of the process and one lock around every call. `@unchecked` because
  /// the compiler cannot see that the lock guards the context. The lock is Foundation's, because
  /// the thread sanitizer cannot see into `Mutex` on Linux.
  @safe final class Graphviz: @unchecked Sendable {
    static let shared = Graphviz()

    private let lock = NSLock()
    private let context: OpaquePointer?
    private var fontsAreUsable: Bool?
    /// What the library has said in the call under way.
    private var messages = ""

    private init() { unsafe context = gvContext() }

    /// Layout recurses as deep as the longest path: 20,000 nodes need more than half a megabyte.
    private static let stackSize = 256 << 20

    // MARK: What can be asked

    /// Lays a graph out and gives the middle of each node, *y* growing downwards.
    func positions(
      of graph: DotGraph, engine: String, seed: UInt16
    ) throws(GraphvizError) -> [Diagram.Point] {
      try run { () throws(GraphvizError) in
        unsafe try self.withLayout(of: graph, engine: engine, seed: seed) {
          _, nodes throws(GraphvizError) in
          unsafe nodes.map { node in
            unsafe Diagram.Point(x: Self.snapped(scgv_x(node)), y: Self.snapped(-scgv_y(node)))
          }
        }
      }
    }

    /// A coordinate to a hundredth of a point.
    ///
    /// Moving marks apart leaves noise far below that, which differs from run to run; the small
    /// bias keeps the noise from deciding which way a coordinate between two steps goes.
    private static func snapped(_ value: Double) -> Double {
      ((value + 1e-7) * 100).rounded() / 100
    }

    /// Draws a page.
    func render(
      _ sheet: Sheet, as format: GraphvizRenderer.Format
    ) throws(GraphvizError) -> [UInt8] {
      var graph = sheet.graph
      let name: String
      switch format {
      case .svg: name = "svg"
      case .pdf: name = "pdf"
      case .png(let width):
        name = "png"
        let height = (Double(width) * sheet.height / sheet.width).rounded(.up)
        guard width > 0, height < 100_000, Double(width) * height <= 1e8 else {
          throw .invalidImageSize(width: width, height: Int(min(height, 1e9)))
        }
        // Graphviz rounds up to whole pixels; the little less keeps it at the width asked for.
        let dpi = Double(width) * 72 / sheet.width * (1 - 1e-7)
        graph.attributes.append(DotGraph.Attribute(.dpi, exactly: dpi))
      }
      let page = graph
      return try run { () throws(GraphvizError) in
        if name != "svg" { try self.requireFont() }
        return unsafe try self.withLayout(of: page, engine: "nop", seed: 1) {
          graph, _ throws(GraphvizError) in
          unsafe try self.draw(graph, as: name)
        }
      }
    }

    // MARK: Calling the library, with the lock held

    private func draw(
      _ graph: UnsafeMutablePointer<Agraph_t>, as format: String
    ) throws(GraphvizError) -> [UInt8] {
      var data: UnsafeMutablePointer<CChar>? = nil
      var count = 0
      let status = unsafe scgv_render(context, graph, format, &data, &count)
      defer { unsafe gvFreeRenderData(data) }
      guard status == 0, let data = unsafe data, count > 0 else {
        if messages.contains("unavailable") || messages.contains("not recognized") {
          throw .unavailable("format \(format)")
        }
        throw .renderFailed(messages)
      }
      return unsafe data.withMemoryRebound(to: UInt8.self, capacity: count) {
        unsafe [UInt8](UnsafeBufferPointer(start: $0, count: count))
      }
    }

    /// Builds a graph, lays it out, uses it and takes it down again whatever happens.
    private func withLayout<Result>(
      of model: DotGraph, engine: String, seed: UInt16,
      use: (UnsafeMutablePointer<Agraph_t>, [UnsafeMutablePointer<Agnode_t>])
        throws(GraphvizError) -> Result
    ) throws(GraphvizError) -> Result {
      guard let graph = unsafe scgv_open() else { throw .outOfResources }
      defer { _ = unsafe agclose(graph) }
      let nodes = unsafe Self.fill(graph, with: model)
      scgv_seed(UInt32(seed))
      // Drawing without a layout would spoil the context for every later call.
      guard unsafe gvLayout(context, graph, engine) == 0 else {
        if messages.contains("no layout engine support") || messages.contains("not recognized") {
          throw .unavailable("layout engine \(engine)")
        }
        throw .layoutFailed(messages)
      }
      defer { _ = unsafe gvFreeLayout(context, graph) }
      return unsafe try use(graph, nodes)
    }

    private static func fill(
      _ graph: UnsafeMutablePointer<Agraph_t>, with model: DotGraph
    ) -> [UnsafeMutablePointer<Agnode_t>] {
      unsafe scgv_declare_labels(graph)
      for attribute in model.attributes {
        _ = unsafe scgv_set(graph, attribute.name.rawValue, attribute.value)
      }
      var nodes: [UnsafeMutablePointer<Agnode_t>] = unsafe []
      for model in model.nodes {
        guard let node = unsafe scgv_node(graph, model.name) else { continue }
        unsafe nodes.append(node)
        for attribute in model.attributes {
          _ = unsafe scgv_set(node, attribute.name.rawValue, attribute.value)
        }
      }
      for model in model.edges {
        guard let edge = unsafe scgv_edge(graph, nodes[model.tail], nodes[model.head]) else {
          continue
        }
        for attribute in model.attributes {
          _ = unsafe scgv_set(edge, attribute.name.rawValue, attribute.value)
        }
      }
      return unsafe nodes
    }

    /// Makes sure that text can be drawn: without any font every character is the same box, so
    /// eight thin letters measure the same as eight wide ones.
    private func requireFont() throws(GraphvizError) {
      if fontsAreUsable == nil {
        var probe = DotGraph()
        for (name, text) in [("thin", "iiiiiiii"), ("wide", "WWWWWWWW")] {
          probe.add(
            name,
            [
              DotGraph.Attribute(.label, text), DotGraph.Attribute(.pos, "0,0"),
              DotGraph.Attribute(.fontname, TextStyle.fontName),
            ])
        }
        fontsAreUsable = unsafe try withLayout(of: probe, engine: "nop", seed: 1) {
          _, nodes throws(GraphvizError) in
          unsafe scgv_label_width(nodes[0]) < scgv_label_width(nodes[1])
        }
      }
      guard fontsAreUsable == true else { throw .noUsableFont }
    }

    // MARK: Lock, stack and messages

    /// Runs work with the lock held, on a stack deep enough, listening to the library's messages.
    private func run<Result>(
      _ work: () throws(GraphvizError) -> Result
    ) throws(GraphvizError) -> Result {
      lock.lock()
      defer { lock.unlock() }
      guard unsafe context != nil else { throw .unavailable("context") }
      messages = ""
      let previous = unsafe agseterrf { piece in
        // Messages come in pieces; the cap keeps a flood of warnings from filling the memory.
        if let piece = unsafe piece, Graphviz.shared.messages.utf8.count < 2_000 {
          Graphviz.shared.messages += unsafe String(cString: piece)
        }
        return 0
      }
      defer { _ = unsafe agseterrf(previous) }

      var outcome: Swift.Result<Result, GraphvizError>?
      let status = withoutActuallyEscaping(work) { work in
        var body: () -> Void = {
          do throws(GraphvizError) {
            outcome = .success(try work())
          } catch {
            outcome = .failure(error)
          }
        }
        return unsafe withUnsafeMutablePointer(to: &body) { body in
          unsafe scgv_on_stack(
            Self.stackSize,
            { argument in
              unsafe argument?.assumingMemoryBound(to: (() -> Void).self).pointee()
              return nil
            }, body)
        }
      }
      guard status == 0, let outcome else { throw .outOfResources }
      return try outcome.get()
    }
  }
#endif
