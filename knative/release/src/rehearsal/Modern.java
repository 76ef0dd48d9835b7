import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the oldest classes of a jar the class-file version of Java 8: {@code java Modern.java
 * <jar>}.
 *
 * <p>An AOT cache takes no class that is older than Java 6, since the verifier of that time needs
 * the classes around it. Picocli's are: loading them took 160 ms of a rollback's processor time.
 * What the code does stays as it is; only the stack maps are added that the newer verifier reads.
 */
final class Modern {

  private static final int JAVA_8 = ClassFile.JAVA_8_VERSION;

  public static void main(String[] arguments) throws IOException {
    URI jar = URI.create("jar:" + Path.of(arguments[0]).toUri());
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      ClassFile library = reader(files);
      List<Path> classes = all.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        ClassModel found = library.parse(Files.readAllBytes(file));
        if (found.majorVersion() < ClassFile.JAVA_6_VERSION) {
          Files.write(file, library.transformClass(found, newer()));
        }
      }
    }
  }

  private static ClassFile reader(FileSystem files) {
    var inside =
        ClassHierarchyResolver.ofResourceParsing(name -> {
          Path file = files.getPath("/", name.packageName().replace('.', '/'), name.displayName() + ".class");
          try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
          } catch (IOException e) {
            return null;
          }
        });
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS,
        ClassHierarchyResolverOption.of(inside.orElse(ClassHierarchyResolver.defaultResolver())));
  }

  private static ClassTransform newer() {
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(JAVA_8, 0);
          } else {
            builder.with(element);
          }
        };
    return version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
  }
}
