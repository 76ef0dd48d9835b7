package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.ImageReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRepositoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost:5000", "127.0.0.1:5000", "10.1.2.3", "192.168.0.7:5000"})
  void aLocalOrPrivateAddressIsLocal(String registry) throws Exception {
    assertThat(ImageRepository.isLocal(ImageReference.parse(registry + "/predict:1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry.example", "8.8.8.8:5000", "localhost.example:5000"})
  void anyOtherHostIsNot(String registry) throws Exception {
    assertThat(ImageRepository.isLocal(ImageReference.parse(registry + "/predict:1"))).isFalse();
  }
}
