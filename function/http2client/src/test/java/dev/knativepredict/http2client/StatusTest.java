package dev.knativepredict.http2client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

  @ParameterizedTest
  @CsvSource({
    "88, 200",
    "8d5f, 404",
    "2088, 200",
    "0803343035, 405",
    "4803353033, 503",
    "48826402, 302",
    "4883640eff, 307",
    "00073a7374617475730333 3037, 307",
  })
  void theStatusIsTheFirstHeaderHoweverItIsEncoded(String block, int status) throws IOException {
    assertThat(Status.first(HexFormat.of().parseHex(block.replace(" ", "")))).isEqualTo(status);
  }

  @Test
  void aBlockThatBeginsWithAnotherHeaderIsRefused() {
    assertThatThrownBy(() -> Status.first(HexFormat.of().parseHex("5f")))
        .isInstanceOf(IOException.class)
        .hasMessage("no status in 5f");
  }
}
