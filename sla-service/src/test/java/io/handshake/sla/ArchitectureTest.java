package io.handshake.sla;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.handshake.sla");

    @Test
    void rulesArePlainJava() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.handshake.sla.calendar",
                        "io.handshake.sla.clock",
                        "io.handshake.sla.criteria",
                        "io.handshake.sla.policy",
                        "io.handshake.sla.routing")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.handshake.sla.calendar",
                        "io.handshake.sla.clock",
                        "io.handshake.sla.criteria",
                        "io.handshake.sla.policy",
                        "io.handshake.sla.routing")
                .check(SERVICE);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.handshake.sla.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void noPackageIsNamedForAContainer() {
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
                .check(SERVICE);
    }

    @Test
    void everyAnswerIsJsonWhateverTheCallerWouldRatherHave() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .beAnnotatedWith("jakarta.ws.rs.Produces")
                .check(SERVICE);
    }
}
