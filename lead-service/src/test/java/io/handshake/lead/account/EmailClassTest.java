package io.handshake.lead.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailClassTest {
    @ParameterizedTest
    @CsvSource({
        "ada@gmail.com, FREE",
        "ada@GMAIL.com, FREE",
        "ada@web.de, FREE",
        "ada@example.org, COMPANY",
        "ada@gmail.com.example.org, COMPANY",
        "ada@mail.example.org, COMPANY",
    })
    void theDomainTellsWhoGaveTheAddress(String address, EmailClass emailClass) {
        assertThat(EmailClass.of(address)).isEqualTo(emailClass);
    }

    @Test
    void noAddressIsAClassOfItsOwn() {
        assertThat(EmailClass.of(null)).isEqualTo(EmailClass.NONE);
    }
}
