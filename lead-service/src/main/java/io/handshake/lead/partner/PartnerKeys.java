package io.handshake.lead.partner;

import static io.handshake.lead.LeadProblem.UNKNOWN_PARTNER_KEY;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PartnerKeys implements PanacheRepositoryBase<PartnerKey, String> {
    PartnerKey get(String id) {
        return findByIdOptional(id).orElseThrow(() -> UNKNOWN_PARTNER_KEY.because("no partner key has id " + id));
    }

    List<PartnerKey> after(String id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
