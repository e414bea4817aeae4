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

    @ParameterizedTest
    @CsvSource({
        "yahoo.es",
        "yahoo.it",
        "yahoo.ca",
        "yahoo.com.br",
        "hotmail.es",
        "hotmail.it",
        "outlook.fr",
        "outlook.es",
        "live.co.uk",
        "gmx.es",
        "wanadoo.fr",
        "free.fr",
        "comcast.net",
        "mail.de",
        "posteo.de",
        "bluewin.ch",
        "naver.com",
        "fastmail.com",
        "uol.com.br",
        "wp.pl",
        "seznam.cz",
        "sina.com",
        "inbox.ru",
        "bk.ru",
        "yandex.com",
        "mail.ru",
    })
    void largeProvidersAreKnownInAllTheirCountries(String domain) {
        assertThat(EmailClass.of("ada@" + domain)).isEqualTo(EmailClass.FREE);
        assertThat(CompanyDomain.of(domain)).isEmpty();
        assertThat(CompanyDomain.thatTell(domain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yahoo.example.org", "yahoo-example.es", "outlook", "outlook.co.uk.example.org", "comcast.com", "gmx"})
    void whatOnlyLooksLikeAProviderIsACompany(String domain) {
        assertThat(EmailClass.of("ada@" + domain)).isEqualTo(EmailClass.COMPANY);
    }

    @Test
    void noAddressIsAClassOfItsOwn() {
        assertThat(EmailClass.of(null)).isEqualTo(EmailClass.NONE);
    }
}
