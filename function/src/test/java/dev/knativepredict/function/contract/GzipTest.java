package dev.knativepredict.function.contract;

import static dev.knativepredict.function.contract.Gzip.ROW;
import static dev.knativepredict.function.contract.Gzip.gzip;
import static dev.knativepredict.function.contract.Gzip.padded;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

  private static final int LIMIT = 100_000;

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "MAX_BODY_BYTES",
                    Integer.toString(LIMIT),
                    "FUNCTIONS",
                    UserFunctions.class.getName()));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void aCompressedBodyGetsTheAnswerOfAPlainOne(String coding) throws IOException {
    String plain = front.post("/predict", ROW).body();

    assertThat(send("/predict", coding, gzip(ROW)).body()).isEqualTo(plain);
    assertThat(send("/predict", "identity", ROW).body()).isEqualTo(plain);
  }

  @Test
  void theInputOfAnotherFunctionMayBeCompressedToo() throws IOException {
    byte[] point = "{\"x\":1,\"y\":2}".getBytes(StandardCharsets.UTF_8);

    assertThat(send("/mirror", "gzip", gzip(point)).ok()).hasToString("{\"x\":2,\"y\":1}");
  }

  @Test
  void aBodyThatBecomesTooLongIsA413() throws IOException {
    send("/predict", "gzip", gzip(padded(LIMIT))).ok();
    send("/predict", "gzip", gzip(padded(LIMIT + 1))).problem(413);
  }

  @Test
  void aBombIsA413AndDecodedNoFurtherThanTheLimit() throws IOException {
    byte[] bomb = gzip(padded(64 << 20));
    assertThat(bomb.length).isLessThan(LIMIT);

    assertThat(send("/predict", "gzip", bomb).problem(413).get("detail").stringValue())
        .isEqualTo("The limit is 100000 bytes.");
  }

  @Test
  void aBodyMayHaveSeveralMembersEvenEmptyOnes() throws IOException {
    byte[] empty = gzip(new byte[0]);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (body.size() < LIMIT - 1_000) {
      body.write(empty);
    }
    body.write(gzip(Arrays.copyOf(ROW, 9)));
    body.write(gzip(Arrays.copyOfRange(ROW, 9, ROW.length)));

    assertThat(send("/predict", "gzip", body.toByteArray()).body())
        .isEqualTo(front.post("/predict", ROW).body());
  }

  @Test
  void theHeadOfAMemberMaySayMore() throws IOException {
    send("/predict", "gzip", withHead(2 + 4 + 8 + 16, 0)).ok();
  }

  @Test
  void aHeadWithAWrongSumOrAnUnknownFlagIsA400() throws IOException {
    assertCorrupt(withHead(2 + 4 + 8 + 16, 1));
    assertCorrupt(withHead(2 + 4 + 8 + 16 + 32, 0));
  }

  /** A member whose head has more fields, and at last its sum, which can be wrong. */
  private static byte[] withHead(int flags, int error) throws IOException {
    byte[] plain = gzip(ROW);
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.write(plain, 0, 3);
    named.write(flags);
    named.write(plain, 4, 6);
    named.write(new byte[] {3, 0, 'a', 'b', 'c'});
    named.write("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
    CRC32 sum = new CRC32();
    sum.update(named.toByteArray());
    named.write((int) sum.getValue() + error);
    named.write((int) sum.getValue() >> 8);
    named.write(plain, 10, plain.length - 10);
    return named.toByteArray();
  }

  @Test
  void aBodyThatIsNotWholeGzipIsA400ThatSaysSo() throws IOException {
    byte[] whole = gzip(ROW);
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 8] ^= 1;
    byte[] wrongLength = whole.clone();
    wrongLength[whole.length - 4] ^= 1;

    for (byte[] body :
        List.of(ROW, wrongSum, wrongLength, Arrays.copyOf(whole, whole.length + 1))) {
      assertCorrupt(body);
    }
    for (int length = 0; length < whole.length; length++) {
      assertCorrupt(Arrays.copyOf(whole, length));
    }
  }

  private static void assertCorrupt(byte[] body) {
    assertThat(send("/predict", "gzip", body).problem(400).get("detail").stringValue())
        .contains("gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "nonsense"})
  void anotherCodingIsA415ThatNamesTheOneThatIsRead(String coding) throws IOException {
    ReceivedResponse answer = send("/predict", coding, gzip(ROW));

    answer.problem(415);
    assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip");
  }

  private static ReceivedResponse send(String path, String coding, byte[] body) {
    return front.send(
        front
            .request(path)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", coding)
            .POST(BodyPublishers.ofByteArray(body)));
  }
}
