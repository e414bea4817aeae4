package io.handshake.lead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.handshake.lead.rate.Conversion;
import io.handshake.lead.rate.Rates;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.handshake.lead");

    @Test
    void rulesArePlainJava() {
        classes()
                .that()
                .resideInAnyPackage("..funnel", "..claim", "..sourcing")
                .or()
                .belongToAnyOf(Rates.class, Conversion.class)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.handshake.lead.funnel",
                        "io.handshake.lead.claim",
                        "io.handshake.lead.sourcing",
                        "io.handshake.lead.rate",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.handshake.lead.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesAreFeaturesAndNotLayers() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..helper..",
                        "..common..",
                        "..impl..",
                        "..dto..",
                        "..mapper..",
                        "..service..",
                        "..model..")
                .check(CLASSES);
    }

    @Test
    void everyAnswerIsJsonWhateverTheCallerWouldRatherHave() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .beAnnotatedWith("jakarta.ws.rs.Produces")
                .check(CLASSES);
    }
}
