package dev.knativepredict.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardItemTest {

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "0.5, 1", "2, 1", "3, 2"})
  void anEdgeBelongsToTheBinThatItEnds(String cell, int bin) {
    CardItem item = new CardItem("months", "d", List.of(0.0, 2.0), null);

    assertThat(item.bins()).isEqualTo(3);
    assertThat(item.bin(new Row(1, Map.of("months", cell), 0))).isEqualTo(bin);
  }

  @ParameterizedTest
  @CsvSource({"yes, 1", "no, 0", "'', 0"})
  void aTextIsThatOfTheItemOrAnother(String cell, int bin) {
    CardItem item = new CardItem("owner", "d", null, "yes");

    assertThat(item.bins()).isEqualTo(2);
    assertThat(item.bin(new Row(1, Map.of("owner", cell), 0))).isEqualTo(bin);
  }

  @Test
  void anItemHasEitherEdgesOrAText() {
    assertThatThrownBy(() -> new CardItem("owner", "d", List.of(1.0), "yes"))
        .hasMessage("owner: either 'above' or 'is'");
    assertThatThrownBy(() -> new CardItem("owner", "d", null, null))
        .hasMessage("owner: either 'above' or 'is'");
  }
}
