package dev.shinseidesk.ui.accounts;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.security.AccountDesk.Account;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.accounts.AccountsViewModel.Told;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.Typed;
import dev.shinseidesk.ui.common.UiContext;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of アカウント; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class AccountsPane implements KeptScreen {
  private final Texts texts;
  private final AccountsViewModel model;
  private final Consumer<Credentials> rekey;
  private final Map<Role, CheckBox> roles = new EnumMap<>(Role.class);
  private final Parent root;
  private boolean adding;

  @FXML private TableView<Account> table;
  @FXML private ScrollPane scroll;
  @FXML private VBox told;
  @FXML private Label toldText;
  @FXML private Label toldSecret;
  @FXML private Label chosen;
  @FXML private TextField id;
  @FXML private TextField name;
  @FXML private FlowPane roleBox;
  @FXML private TextField groups;
  @FXML private TextField wards;
  @FXML private Button save;
  @FXML private Button reset;
  @FXML private Button unlock;
  @FXML private Button factor;
  @FXML private Button remove;
  @FXML private PasswordField rekeyPassword;
  @FXML private TextField rekeyCode;
  @FXML private Button rekeyAct;

  /**
   * Builds the view. FX thread.
   *
   * @param rekey signs out, gives the store another key, and shows the log-in
   */
  public AccountsPane(UiContext ctx, AccountsViewModel model, Consumer<Credentials> rekey) {
    this.texts = ctx.texts();
    this.model = model;
    this.rekey = rekey;
    this.root = FxmlPane.load("accounts/Accounts.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    ScrollToFocus.in(scroll);
    table
        .getColumns()
        .setAll(
            List.of(
                column("id", 110, a -> a.operator().id().value()),
                column("name", 150, a -> a.operator().name()),
                column("roles", 210, a -> roles(a.operator())),
                column("last", 180, this::last),
                column("notes", 300, this::notes)));
    Parts.share(table);
    for (Role role : Role.values()) {
      var box = new CheckBox(texts.get("ui.accounts.role." + role.name()));
      box.setId("accounts-role-" + role.name());
      box.setMnemonicParsing(false);
      roles.put(role, box);
      roleBox.getChildren().add(box);
    }
    told.managedProperty().bind(told.visibleProperty());
    table.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> show(now));
    model.accountsProperty().addListener((p, before, now) -> list(now));
    model.toldProperty().addListener((p, before, now) -> show(now));
    model.busyProperty().addListener((p, before, now) -> arrange());
    rekeyPassword.textProperty().addListener((p, before, now) -> arrange());
    show((Told) null);
    show((Account) null);
  }

  private javafx.scene.control.TableColumn<Account, String> column(
      String key, double width, java.util.function.Function<Account, String> text) {
    return Parts.column(
        "accounts-column-" + key, texts.get("ui.accounts.column." + key), width, text);
  }

  private String roles(Operator operator) {
    return operator.roles().stream()
        .sorted()
        .map(r -> texts.get("ui.accounts.role." + r.name()))
        .collect(Collectors.joining("、"));
  }

  private String last(Account account) {
    var at = account.facts().lastSignIn();
    return at == null ? texts.get("ui.accounts.never") : texts.moment(at);
  }

  private String notes(Account account) {
    long minutes = (account.lockedFor().toSeconds() + 59) / 60;
    return Stream.of(
            minutes > 0 ? texts.get("cli.account.locked", minutes) : "",
            account.facts().passwordDue() ? texts.get("cli.account.due") : "",
            account.facts().secondFactor() ? texts.get("cli.account.factor") : "",
            account.withPassword() ? "" : texts.get("cli.account.no-password"))
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining("・"));
  }

  private void list(List<Account> accounts) {
    String before = adding ? "" : id.getText();
    table.getItems().setAll(accounts);
    accounts.stream()
        .filter(a -> a.operator().id().value().equals(before))
        .findFirst()
        .or(() -> accounts.stream().findFirst())
        .ifPresent(table.getSelectionModel()::select);
  }

  private void show(@Nullable Account account) {
    adding = false;
    Operator who = account == null ? null : account.operator();
    chosen.setText(who == null ? "" : texts.get("ui.accounts.chosen", who.name()));
    fill(
        who == null ? "" : who.id().value(),
        who == null ? "" : who.name(),
        who == null ? Set.of() : who.roles(),
        who == null
            ? ""
            : who.scope().procedureGroups().stream().sorted().collect(Collectors.joining("、")),
        who == null
            ? ""
            : who.scope().wards().stream()
                .map(WardCode::value)
                .sorted()
                .collect(Collectors.joining("、")));
    arrange();
  }

  private void fill(String newId, String newName, Set<Role> chosenRoles, String g, String w) {
    id.setText(newId);
    name.setText(newName);
    roles.forEach((role, box) -> box.setSelected(chosenRoles.contains(role)));
    groups.setText(g);
    wards.setText(w);
  }

  private void arrange() {
    Account account = table.getSelectionModel().getSelectedItem();
    boolean busy = model.busyProperty().get();
    boolean none = busy || adding || account == null;
    boolean own = account != null && account.operator().id().equals(model.me().id());
    id.setEditable(adding);
    id.setFocusTraversable(adding);
    save.setText(texts.get(adding ? "ui.accounts.add.act" : "ui.accounts.save"));
    save.setDisable(busy || (!adding && account == null));
    reset.setDisable(none || own);
    unlock.setDisable(none || account == null || !account.lockedFor().isPositive());
    factor.setDisable(none || account == null || !account.facts().secondFactor());
    remove.setDisable(none || own);
    rekeyAct.setDisable(busy || rekeyPassword.getLength() == 0);
  }

  private void show(@Nullable Told now) {
    told.setVisible(now != null);
    toldText.setText(now == null ? "" : now.text());
    toldSecret.setText(now == null ? "" : now.secret());
  }

  private AccountsViewModel.Draft draft() {
    Set<Role> given = EnumSet.noneOf(Role.class);
    roles.forEach((role, box) -> {
      if (box.isSelected()) {
        given.add(role);
      }
    });
    return new AccountsViewModel.Draft(
        id.getText(), name.getText(), given, groups.getText(), wards.getText());
  }

  private void chosen(Consumer<dev.shinseidesk.application.OperatorId> act) {
    Account account = table.getSelectionModel().getSelectedItem();
    if (account != null) {
      act.accept(account.operator().id());
    }
  }

  @FXML
  private void add() {
    adding = true;
    chosen.setText(texts.get("ui.accounts.new"));
    fill("", "", Set.of(Role.CLERK), "", "");
    arrange();
    id.requestFocus();
  }

  @FXML
  private void save() {
    if (adding) {
      model.add(draft());
    } else {
      model.change(draft());
    }
  }

  @FXML
  private void reset() {
    chosen(model::reset);
  }

  @FXML
  private void unlock() {
    chosen(model::unlock);
  }

  @FXML
  private void removeFactor() {
    chosen(model::removeFactor);
  }

  @FXML
  private void remove() {
    chosen(model::remove);
  }

  @FXML
  private void renewRecovery() {
    model.renewRecovery();
  }

  @FXML
  private void rekey() {
    var credentials =
        new Credentials(
            model.me().id().value(), Typed.in(rekeyPassword), Typed.in(rekeyCode), null);
    rekeyPassword.clear();
    rekeyCode.clear();
    rekey.accept(credentials);
  }

  @FXML
  private void noted() {
    model.noted();
  }

  @FXML
  private void refresh() {
    model.refresh();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.refresh();
    ((Node) table).requestFocus();
  }

  @Override
  public void onHidden() {
    rekeyPassword.clear();
    rekeyCode.clear();
  }

  @Override
  public void end() {
    model.noted();
  }
}
