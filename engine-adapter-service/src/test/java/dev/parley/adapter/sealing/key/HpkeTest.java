package dev.parley.adapter.sealing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final Hpke AES_128_GCM = new Hpke(0x0001, 16);
  private static final RecipientKey RECIPIENT =
      RecipientKey.of(
          hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
          hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"));
  private static final byte[] ENCAPSULATION =
      hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
  private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
  private static final byte[] AAD = hex("436f756e742d30");
  private static final byte[] CIPHERTEXT =
      hex(
          "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a");

  @Test
  void opensTheFirstMessageOfRfc9180AppendixA1() throws GeneralSecurityException {
    var clear = AES_128_GCM.open(RECIPIENT.privateKey(), ENCAPSULATION, INFO, AAD, CIPHERTEXT);

    assertThat(new String(clear, StandardCharsets.US_ASCII))
        .isEqualTo("Beauty is truth, truth beauty");
  }

  @Test
  void opensNothingForAnotherPurpose() {
    assertThatThrownBy(() ->
            AES_128_GCM.open(RECIPIENT.privateKey(), ENCAPSULATION, new byte[0], AAD, CIPHERTEXT))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void refusesAnEncapsulationOfSmallOrder() {
    assertThatThrownBy(
            () -> AES_128_GCM.open(RECIPIENT.privateKey(), new byte[32], INFO, AAD, CIPHERTEXT))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void keepsAKeyPairThroughItsBytes() {
    for (var round = 0; round < 20; round++) {
      var made = RecipientKey.generate();
      var read = RecipientKey.of(made.privateBytes(), made.publicBytes());

      assertThat(read).isEqualTo(made);
      assertThat(read.id()).isEqualTo(KeyId.parse(made.id().toString()));
      assertThat(made.publicBytes()).hasSize(32);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
