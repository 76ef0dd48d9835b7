package dev.knativepredict.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How long the files and methods of Java sources are, read with the JDK's own parser. */
final class SourceSizes {

  /**
   * A file or a method.
   *
   * @param lines all lines of a file; of a method, those between its braces
   */
  record Size(int lines, String name) {
    @Override
    public String toString() {
      return lines + " lines: " + name;
    }
  }

  final List<Size> files = new ArrayList<>();
  final List<Size> methods = new ArrayList<>();

  private SourceSizes() {}

  static SourceSizes of(List<Path> sources) throws IOException {
    SourceSizes sizes = new SourceSizes();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var objects = files.getJavaFileObjectsFromPaths(sources);
      var task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, objects);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        sizes.new Methods(unit, positions).scan(unit, null);
      }
    }
    for (Path source : sources) {
      sizes.files.add(new Size(Files.readAllLines(source).size(), source.toString()));
    }
    return sizes;
  }

  /** The size that nine of ten do not exceed. */
  static int p90(List<Size> sizes) {
    List<Integer> sorted = sizes.stream().map(Size::lines).sorted().toList();
    return sorted.get((int) Math.ceil(0.9 * sorted.size()) - 1);
  }

  static String longest(List<Size> sizes) {
    Stream<Size> sorted = sizes.stream().sorted(Comparator.comparingInt(Size::lines).reversed());
    return String.join("\n", sorted.limit(20).map(Size::toString).toList());
  }

  private final class Methods extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Methods(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() == null) {
        return null;
      }
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
      String type =
          ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName().toString();
      methods.add(new Size((int) Math.max(0, last - first - 1), type + "." + method.getName()));
      return super.visitMethod(method, null);
    }
  }
}
