package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** 宛名番号 entered by hand, kept in the store. Any thread but the FX thread. */
public final class AddresseeBook implements AddresseeDesk {
  /** Code points of a reason. */
  private static final int REASON_LIMIT = 500;

  private static final Set<Operator.Role> MAY_ENTER =
      Set.of(
          Operator.Role.CLERK,
          Operator.Role.REVIEWER,
          Operator.Role.SUPERVISOR,
          Operator.Role.ADMINISTRATOR);

  private final AddresseeStore store;
  private final boolean confirmByHand;
  private final Consumer<ReceiptNumber> changed;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * On this store.
   *
   * @param confirmByHand whether a second person confirms
   * @param changed told after each act, e.g. to review the application afresh
   * @param ids random, never the same twice
   */
  public AddresseeBook(
      AddresseeStore store,
      boolean confirmByHand,
      Consumer<ReceiptNumber> changed,
      Supplier<String> ids,
      Clock clock) {
    this.store = store;
    this.confirmByHand = confirmByHand;
    this.changed = changed;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public boolean secondPersonRequired() {
    return confirmByHand;
  }

  @Override
  public int reasonLimit() {
    return REASON_LIMIT;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An entry that needed no second person when it was made goes on counting where the office
   * asks for one later.
   */
  @Override
  public Optional<AddresseeEntry> of(ReceiptNumber number) {
    return store.of(number);
  }

  @Override
  public AddresseeEntry enter(
      Operator by, ReceiptNumber number, AddresseeNumber addressee, String reason)
      throws DeskException {
    permit(by);
    var entry =
        new AddresseeEntry(
            ids.get(),
            number,
            addressee,
            checked(reason),
            by.id(),
            clock.instant(),
            null,
            null,
            !confirmByHand);
    require(store.enter(entry), number);
    changed.accept(number);
    return entry;
  }

  @Override
  public AddresseeEntry confirm(Operator by, ReceiptNumber number, AddresseeNumber seen)
      throws DeskException {
    permit(by);
    AddresseeEntry entry = entry(number);
    if (!entry.addressee().equals(seen)) {
      throw refused("addressee.changed-meanwhile", number.value());
    }
    if (entry.inForce()) {
      throw refused("addressee.confirmed-already", number.value());
    }
    if (entry.enteredBy().equals(by.id())) {
      throw refused("addressee.own-entry", number.value());
    }
    require(store.confirm(entry, by.id(), clock.instant()), number);
    changed.accept(number);
    return entry(number);
  }

  @Override
  public void remove(Operator by, ReceiptNumber number, String reason) throws DeskException {
    permit(by);
    String words = checked(reason);
    require(store.remove(entry(number), by.id(), clock.instant(), words), number);
    changed.accept(number);
  }

  private AddresseeEntry entry(ReceiptNumber number) throws DeskException {
    return store.of(number).orElseThrow(() -> refused("addressee.none", number.value()));
  }

  private static String checked(String reason) throws DeskException {
    String words = reason.strip();
    if (words.isEmpty()) {
      throw refused("addressee.reason-missing");
    }
    int length = words.codePointCount(0, words.length());
    if (length > REASON_LIMIT) {
      throw refused(
          "addressee.reason-too-long", Integer.toString(length), Integer.toString(REASON_LIMIT));
    }
    return words;
  }

  private static void permit(Operator by) throws DeskException {
    if (by.roles().stream().noneMatch(MAY_ENTER::contains)) {
      throw refused("addressee.not-permitted");
    }
  }

  private static void require(AddresseeStore.Outcome outcome, ReceiptNumber number)
      throws DeskException {
    switch (outcome) {
      case DONE -> {}
      case APPLICATION_UNKNOWN -> throw refused("addressee.application-unknown", number.value());
      case FORWARDING_OPEN -> throw refused("addressee.forwarding-open", number.value());
      case CHANGED -> throw refused("addressee.changed-meanwhile", number.value());
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
