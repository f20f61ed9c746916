package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.services.DeskServices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's applications, but every applicant has this name. */
record OddNames(Applications real, String name) implements Applications {
  static DeskServices over(DeskServices s, String name) {
    return new DeskServices(
        s.operator(),
        null,
        new OddNames(s.applications(), name),
        s.intake(),
        s.documents(),
        s.review(),
        s.identifier(),
        s.forwarding(),
        s.status(),
        s.outbox(),
        s.transcriptions(),
        s.addressees(),
        s.outcomes(),
        s.casework(),
        s.administration(),
        s.accounts(),
        s.oversight(),
        s.clock(),
        () -> {});
  }

  @Override
  public Optional<Application> find(ReceiptNumber number) {
    return real.find(number).map(this::renamed);
  }

  private Application renamed(Application a) {
    Applicant p = a.applicant();
    return new Application(
        a.receiptNumber(),
        a.municipality(),
        a.ward(),
        a.procedure(),
        a.procedureName(),
        a.procedureCommonName(),
        a.filedAt(),
        a.receivedAt(),
        a.portalStatus(),
        a.serial(),
        new Applicant(name, p.kana(), p.birthDate(), p.postalCode(), p.address() + name, p.phone()),
        a.archiveHash(),
        a.archiveSize(),
        a.archiveName(),
        a.state());
  }

  @Override
  public List<FormItem> items(ReceiptNumber number) {
    return real.items(number).stream()
        .map(i -> new FormItem(i.id(), i.name(), i.value() + name, i.place()))
        .toList();
  }

  @Override
  public List<ApplicationRow> page(
      ApplicationQuery query, @Nullable ApplicationRow after, int limit) {
    return real.page(query, after, limit);
  }

  @Override
  public long count(ApplicationQuery query) {
    return real.count(query);
  }

  @Override
  public Map<WorkState, Long> countByState(ApplicationQuery query) {
    return real.countByState(query);
  }

  @Override
  public List<OccurringProcedure> procedures() {
    return real.procedures();
  }

  @Override
  public Optional<ApplicationRow> row(ReceiptNumber number) {
    return real.row(number);
  }

  @Override
  public Optional<byte[]> archive(ReceiptNumber number) {
    return real.archive(number);
  }

  @Override
  public List<DocumentInfo> documents(ReceiptNumber number) {
    return real.documents(number);
  }

  @Override
  public List<HistoryLine> history(ReceiptNumber number) {
    return real.history(number);
  }
}
