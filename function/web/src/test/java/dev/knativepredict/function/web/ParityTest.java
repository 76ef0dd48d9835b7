package dev.knativepredict.function.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.contract.FrontEnd;
import org.junit.jupiter.api.Test;

class ParityTest {

  @Test
  void theContractIsHeldAgainstThisHost() {
    assertThat(FrontEnd.underTest()).isInstanceOf(WebFrontEnd.class);
  }
}
