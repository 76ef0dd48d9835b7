package dev.knativepredict.release.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A key and its certificate, made and kept by the JDK's keytool. */
record Keys(Path file, String alias) {

  static final String PASSWORD = "password";

  /** How many bytes of PKCS #8 are before the key itself: for RSA, and for the curve P-384. */
  private static final int BEFORE_RSA = 26;

  private static final int BEFORE_EC = 25;

  /** An authority that signs others. */
  static Keys authority(Path folder) throws IOException, InterruptedException {
    Keys keys = new Keys(folder.resolve("authority.p12"), "authority");
    keys.tool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=authority", "-ext", "bc:c");
    return keys;
  }

  /** A key whose certificate this authority signs. */
  Keys sign(String name, String algorithm, String extension)
      throws IOException, InterruptedException {
    Path folder = file.resolveSibling(name);
    Keys keys = new Keys(file.resolveSibling(name + ".p12"), name);
    keys.tool("-genkeypair", "-keyalg", algorithm, "-dname", "CN=" + name);
    keys.tool("-certreq", "-file", folder + ".csr");
    tool("-gencert", "-infile", folder + ".csr", "-outfile", folder + ".crt", "-ext", extension);
    tool("-exportcert", "-rfc", "-file", folder + ".ca");
    keys.tool("-importcert", "-noprompt", "-alias", "authority", "-file", folder + ".ca");
    keys.tool("-importcert", "-noprompt", "-file", folder + ".crt");
    return keys;
  }

  KeyStore store() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  String certificate() throws IOException, GeneralSecurityException {
    Certificate certificate = store().getCertificate(alias);
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  /** As PKCS #8. */
  String key() throws IOException, GeneralSecurityException {
    return pem("PRIVATE KEY", encodedKey());
  }

  /**
   * As OpenSSL wrote it for many years, and as kubeadm, kind and k3s still do.
   *
   * @param kind RSA or EC
   */
  String oldKey(String kind) throws IOException, GeneralSecurityException {
    byte[] bytes = encodedKey();
    int wrapper = kind.equals("RSA") ? BEFORE_RSA : BEFORE_EC;
    return pem(kind + " PRIVATE KEY", Arrays.copyOfRange(bytes, wrapper, bytes.length));
  }

  private byte[] encodedKey() throws IOException, GeneralSecurityException {
    Key key = store().getKey(alias, PASSWORD.toCharArray());
    return key.getEncoded();
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, text, kind);
  }

  private void tool(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", alias));
    }
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
