package dev.knativepredict.manifest.trust;

import dev.knativepredict.manifest.JsonElement;
import dev.knativepredict.manifest.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file beside a model that vouches for it: a Sigstore bundle with a DSSE envelope.
 *
 * @param keyHint which public key it can be checked with: the SHA-256 of its PEM text
 * @param payload what was signed
 * @param signature in ASN.1
 */
// Arrays are compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record SignatureFile(String keyHint, byte[] payload, byte[] signature) {

  private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
  private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  /** The bytes that a signature is of: DSSE's pre-authentication encoding. */
  static byte[] signed(byte[] payload) {
    byte[] head =
        "DSSEv1 %d %s %d "
            .formatted(PAYLOAD_TYPE.length(), PAYLOAD_TYPE, payload.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + payload.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(payload, 0, all, head.length, payload.length);
    return all;
  }

  String text() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("mediaType", MEDIA_TYPE);
    bundle.put(
        "verificationMaterial",
        Map.of("publicKey", Map.of("hint", keyHint), "tlogEntries", List.of()));
    bundle.put(
        "dsseEnvelope",
        Map.of(
            "payload",
            Base64.getEncoder().encodeToString(payload),
            "payloadType",
            PAYLOAD_TYPE,
            "signatures",
            List.of(Map.of("sig", Base64.getEncoder().encodeToString(signature), "keyid", ""))));
    return JsonText.of(bundle);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no such bundle, in one line
   */
  static SignatureFile read(byte[] file) {
    JsonElement bundle = JsonElement.read(file);
    JsonElement material = bundle.get("verificationMaterial");
    if (!material.has("publicKey")) {
      throw new IllegalArgumentException("it is signed by a certificate, not by a key");
    }
    JsonElement envelope = bundle.get("dsseEnvelope");
    if (!envelope.get("payloadType").text().equals(PAYLOAD_TYPE)) {
      throw new IllegalArgumentException("/dsseEnvelope/payloadType is unknown");
    }
    List<JsonElement> signatures = envelope.get("signatures").elements();
    if (signatures.size() != 1) {
      throw new IllegalArgumentException("/dsseEnvelope/signatures has not one element");
    }
    return new SignatureFile(
        material.get("publicKey").get("hint").text(),
        bytes(envelope.get("payload")),
        bytes(signatures.getFirst().get("sig")));
  }

  private static byte[] bytes(JsonElement base64) {
    try {
      return Base64.getDecoder().decode(base64.text());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s is not base64".formatted(base64.path()), e);
    }
  }
}
