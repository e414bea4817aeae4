package io.handshake.lead.partner;

import static io.handshake.lead.LeadProblem.UNKNOWN_PARTNER_KEY;

import io.handshake.chassis.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

@ApplicationScoped
class PartnerKeys implements PanacheRepositoryBase<PartnerKey, String> {
    PartnerKey get(String id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Nobody else changes it until the transaction ends. */
    PartnerKey lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    }

    List<PartnerKey> after(String id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }

    private static ProblemException unknown(String id) {
        return UNKNOWN_PARTNER_KEY.because("no partner key has id " + id);
    }
}
