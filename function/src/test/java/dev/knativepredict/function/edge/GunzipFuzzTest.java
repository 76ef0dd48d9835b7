package dev.knativepredict.function.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** What is decoded is what the JDK decodes, and never more than the limit. */
class GunzipFuzzTest {

  private static final int LIMIT = 10_000;
  private static final int FLAGS = 3;
  private static final HeldBytes HELD = new HeldBytes(Long.MAX_VALUE);

  static Stream<byte[]> seeds() throws IOException {
    byte[] plain = "aaaaaaaaaaaaaaaaaaaaaaaaaaab".getBytes(StandardCharsets.ISO_8859_1);
    byte[] coded = gzip(plain);
    return Stream.of(
        plain,
        coded,
        gzip(new byte[0]),
        gzip(new byte[LIMIT + 1]),
        join(coded, gzip(new byte[5])),
        withHead(coded, 4, (byte) 2, (byte) 0, (byte) 9, (byte) 9),
        withHead(coded, 8 + 16, (byte) 'a', (byte) 0, (byte) 'b', (byte) 0),
        withHead(coded, 2, (byte) 0, (byte) 0),
        withHead(coded, 32));
  }

  /** The same with a flag, and what the flag says is in the head. */
  private static byte[] withHead(byte[] coded, int flags, byte... more) {
    byte[] head = Arrays.copyOf(coded, 10);
    head[FLAGS] = (byte) flags;
    return join(head, more, Arrays.copyOfRange(coded, 10, coded.length));
  }

  @MethodSource("seeds")
  @FuzzTest
  void bytesAreDecodedAsByTheJdk(byte[] bytes) throws IOException, DataFormatException {
    assertThat(Gunzip.decode(gzip(bytes), bytes.length, HELD.share())).isEqualTo(bytes);
    if (bytes.length > 0) {
      assertThatThrownBy(() -> Gunzip.decode(gzip(bytes), bytes.length - 1, HELD.share()))
          .isInstanceOf(HttpErrorException.class);
    }
    byte[] decoded = decode(bytes);
    if (decoded != null) {
      assertThat(decoded).hasSizeLessThanOrEqualTo(LIMIT).isEqualTo(gunzip(bytes));
    }
  }

  private static byte @Nullable [] decode(byte[] bytes) {
    try {
      return Gunzip.decode(bytes, LIMIT, HELD.share());
    } catch (DataFormatException | HttpErrorException e) {
      return null;
    }
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stream.of(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
