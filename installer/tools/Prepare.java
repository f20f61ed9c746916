import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays out what jpackage takes in: the program's jar, the libraries without what only other systems
 * need, licences and the list of parts. Run as a source file: {@code java Prepare.java --tree DIR
 * --classpath FILE --version V --platform linux-x64 --main CLASS --out DIR}.
 */
final class Prepare {
  private static final String SQLITE_NATIVE = "org/sqlite/native/";
  private static final Map<String, String> SQLITE_FOLDER =
      Map.of(
          "linux-x64", "Linux/x86_64/",
          "linux-aarch64", "Linux/aarch64/",
          "windows-x64", "Windows/x86_64/",
          "mac-x64", "Mac/x86_64/",
          "mac-aarch64", "Mac/aarch64/");
  private static final long STAMP = 1_763_769_600_000L;

  private final Map<String, String> options;
  private final Path out;
  private URLClassLoader libraries = new URLClassLoader(new URL[0]);

  private Prepare(Map<String, String> options) {
    this.options = options;
    this.out = Path.of(options.get("out"));
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    new Prepare(options).run();
  }

  private void run() throws Exception {
    Path tree = Path.of(options.get("tree"));
    Files.createDirectories(out);
    program(tree.resolve("target/classes"));
    Path licences = Files.createDirectories(out.resolve("licences"));
    Files.copy(tree.resolve("LICENSE"), licences.resolve("shinsei-desk-LICENSE.txt"),
        StandardCopyOption.REPLACE_EXISTING);
    for (String font : List.of("BIZUDPGothic-OFL.txt", "NotoSansJP-OFL.txt")) {
      Files.copy(tree.resolve("fxml/fonts").resolve(font), licences.resolve(font),
          StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> names = new ArrayList<>();
    String entries = Files.readString(Path.of(options.get("classpath"))).strip();
    List<Path> jars =
        Arrays.stream(entries.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList();
    List<URL> places = new ArrayList<>();
    for (Path jar : jars) {
      places.add(jar.toUri().toURL());
    }
    libraries = new URLClassLoader(places.toArray(URL[]::new));
    for (Path jar : jars) {
      if (library(jar)) {
        names.add(jar.getFileName().toString());
        licences(jar, licences);
      }
    }
    Collections.sort(names);
    Files.write(licences.resolve("libraries.txt"), names, UTF_8);
    Path bom = tree.resolve("target/bom.json");
    Path sbom = Files.createDirectories(out.resolve("sbom"));
    if (Files.exists(bom)) {
      Files.copy(bom, sbom.resolve("bom.json"), StandardCopyOption.REPLACE_EXISTING);
    }
    checksums(sbom.resolve("jars.sha256"));
    System.out.printf("%d libraries, %.1f MB%n", names.size(), size() / 1e6);
  }

  /** The program's own jar, the same bytes for the same classes. */
  private void program(Path classes) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (var walk = Files.walk(classes)) {
      // folders too: migrations are looked for by the name of theirs
      walk.filter(f -> !f.equals(classes))
          .forEach(f -> files.put(name(classes.relativize(f), Files.isDirectory(f)), f));
    }
    files.remove("META-INF/MANIFEST.MF");
    try (var zip = new ZipOutputStream(Files.newOutputStream(out.resolve("shinsei-desk.jar")))) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      entry(zip, "META-INF/MANIFEST.MF");
      zip.write(("Manifest-Version: 1.0\r\nMain-Class: " + options.get("main")
              + "\r\nImplementation-Title: shinsei-desk\r\nImplementation-Version: "
              + options.get("version") + "\r\n\r\n")
          .getBytes(UTF_8));
      for (var file : files.entrySet()) {
        entry(zip, file.getKey());
        if (!file.getKey().endsWith("/")) {
          Files.copy(file.getValue(), zip);
        }
      }
    }
  }

  private static String name(Path path, boolean folder) {
    return path.toString().replace('\\', '/') + (folder ? "/" : "");
  }

  private static void entry(ZipOutputStream zip, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(STAMP);
    zip.putNextEntry(entry);
  }

  /** Copies a library, lean; false for one that holds nothing (JavaFX's jars without a system). */
  private boolean library(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      boolean holdsSomething =
          zip.stream().anyMatch(e -> !e.isDirectory() && !e.getName().startsWith("META-INF/"));
      if (!holdsSomething) {
        return false;
      }
    }
    String name = jar.getFileName().toString();
    Predicate<String> wanted = e -> true;
    if (name.startsWith("sqlite-jdbc")) {
      String keep = SQLITE_NATIVE + SQLITE_FOLDER.get(options.get("platform"));
      wanted = e -> !e.startsWith(SQLITE_NATIVE) || e.startsWith(keep);
    } else if (name.startsWith("bcprov")) {
      // tables of a signature scheme nobody uses; the classes are asked for by name, by SSH too
      wanted = e -> e.endsWith(".class") || !e.startsWith("org/bouncycastle/pqc/");
    }
    lean(jar, out.resolve(name), wanted);
    return true;
  }

  /** Copies a jar without what is not wanted, debug attributes, and signatures that no longer fit. */
  private void lean(Path jar, Path target, Predicate<String> wanted) throws IOException {
    ClassFile format =
        ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(libraries)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    try (var in = new ZipFile(jar.toFile());
        var zip = new ZipOutputStream(Files.newOutputStream(target))) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (var e : Collections.list(in.entries())) {
        String name = e.getName();
        if (name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)") || !e.isDirectory() && !wanted.test(name)) {
          continue;
        }
        byte[] bytes = in.getInputStream(e).readAllBytes();
        if (name.equals("META-INF/MANIFEST.MF")) {
          bytes = unsigned(bytes);
        } else if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
          bytes = withoutDebug(format, bytes);
        }
        entry(zip, name);
        zip.write(bytes);
      }
    }
  }

  /** The main section of a manifest: the digests of signed entries would not fit any more. */
  private static byte[] unsigned(byte[] manifest) {
    String text = new String(manifest, UTF_8);
    if (!text.contains("-Digest")) {
      return manifest;
    }
    return (text.split("\r?\n\r?\n", 2)[0] + "\r\n\r\n").getBytes(UTF_8);
  }

  private static byte[] withoutDebug(ClassFile format, byte[] bytes) {
    try {
      return format.transformClass(
          format.parse(bytes),
          (builder, element) -> {
            if (!(element instanceof SourceFileAttribute)) {
              builder.with(element);
            }
          });
    } catch (IllegalArgumentException e) { // names a class that is not packaged: stays as it is
      return bytes;
    }
  }

  private static void licences(Path jar, Path folder) throws IOException {
    String stem = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (var zip = new ZipFile(jar.toFile())) {
      for (var e : Collections.list(zip.entries())) {
        String name = e.getName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (e.isDirectory()
            || name.endsWith(".class")
            || !last.toUpperCase(java.util.Locale.ROOT).matches("(LICEN[CS]E|NOTICE|COPYING).*")) {
          continue;
        }
        Path target = folder.resolve(stem + "-" + last);
        try (InputStream content = zip.getInputStream(e);
            OutputStream text = Files.newOutputStream(target)) {
          content.transferTo(text);
        }
      }
    }
  }

  private void checksums(Path list) throws Exception {
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(out)) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        lines.add(HexFormat.of().formatHex(sum) + "  " + jar.getFileName());
      }
    }
    Files.write(list, lines, UTF_8);
  }

  private long size() throws IOException {
    try (var walk = Files.walk(out)) {
      return walk.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }
}
