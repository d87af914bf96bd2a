#include "ui/firstrun/connectcard.h"

#include "app/text/doctortext.h"
#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/flowrow.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/common/segmented.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int titleWidth = 96;
constexpr int longestField = 4'096;

QLineEdit *makeField(const QString &name, QWidget *parent, bool isMono = true)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setMaxLength(longestField);
    if (isMono)
        field->setFont(roleFont(FontRole::BaseMono));
    return field;
}

QUrl addressIn(const QLineEdit *field)
{
    const QUrl url(field->text().trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

} // namespace

ConnectCard::ConnectCard(const protocol::ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(this, FontRole::Title, "text", false))
    , m_notice(makeLabel(this, FontRole::Base, "warn"))
    , m_appId(makeField(u"botAppId"_s, this))
    , m_secret(makeField(u"botSecret"_s, this))
    , m_showSecret(new Button(Button::Kind::Quiet, this))
    , m_environment(new Segmented(3, this))
    , m_apiBase(makeField(u"botApiBase"_s, this))
    , m_tokenUrl(makeField(u"botTokenUrl"_s, this))
    , m_agent(new Segmented(2, this))
    , m_modelBase(makeField(u"botModelBase"_s, this))
    , m_modelName(makeField(u"botModelName"_s, this))
    , m_modelKey(makeField(u"botModelKey"_s, this))
    , m_showKey(new Button(Button::Kind::Quiet, this))
    , m_test(new Button(Button::Kind::Normal, this))
    , m_testNote(makeLabel(this, FontRole::Small, "dim"))
    , m_withEvents(new CheckBox(this))
    , m_checks(new CheckList(catalogue, this))
    , m_connect(new Button(Button::Kind::Primary, this))
    , m_keep(new CheckBox(this))
{
    m_notice->setObjectName(u"connectNotice"_s);
    m_environment->setObjectName(u"botEnvironment"_s);
    m_agent->setObjectName(u"botAgent"_s);
    m_test->setObjectName(u"testBot"_s);
    m_test->setIconName(u"refresh"_s);
    m_testNote->setObjectName(u"testNote"_s);
    m_withEvents->setObjectName(u"testEvents"_s);
    m_connect->setObjectName(u"connectBot"_s);
    m_connect->setDefault(true);
    m_keep->setObjectName(u"keepSecrets"_s);
    m_keep->setChecked(true);
    m_agent->setCurrent(WatchOnly);
    buildLayout();
    for (QLineEdit *field : {m_appId, m_secret, m_apiBase, m_tokenUrl, m_modelBase, m_modelName, m_modelKey}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectCard::edited);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (m_connect->isEnabled())
                m_connect->click();
        });
    }
    connect(m_environment, &Segmented::currentChanged, this, &ConnectCard::showFields);
    connect(m_agent, &Segmented::currentChanged, this, &ConnectCard::showFields);
    connect(m_test, &QAbstractButton::clicked, this, [this] { emit testWanted(draft(), m_withEvents->isChecked()); });
    connect(m_connect, &QAbstractButton::clicked, this, [this] { emit connectWanted(draft()); });
    retranslate();
    showFields();
}

QWidget *ConnectCard::buildSecret(QLineEdit *edit, Button *show)
{
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(edit, 1);
    row->addWidget(show);
    edit->setEchoMode(QLineEdit::Password);
    show->setObjectName(edit->objectName() + u"Shown"_s);
    show->setCheckable(true);
    connect(show, &QAbstractButton::toggled, edit, [this, edit](bool isShown) {
        edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
        retranslate();
    });
    return both;
}

QLabel *ConnectCard::addField(QWidget *value)
{
    auto *title = makeLabel(this, FontRole::Base, "dim", false);
    title->setFixedWidth(titleWidth);
    title->setMinimumHeight(metrics::buttonHeight);
    m_form->addRow(title, value);
    m_titles.append(title);
    return title;
}

QWidget *ConnectCard::buildFields()
{
    auto *fields = new QWidget(this);
    m_form = new QFormLayout(fields);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(metrics::gap);
    m_form->setVerticalSpacing(metrics::gap);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(m_appId);
    addField(buildSecret(m_secret, m_showSecret));
    addField(m_environment);
    addField(m_apiBase);
    addField(m_tokenUrl);
    addField(m_agent);
    addField(m_modelBase);
    addField(m_modelName);
    addField(buildSecret(m_modelKey, m_showKey));
    return fields;
}

void ConnectCard::buildLayout()
{
    auto *heading = new QHBoxLayout;
    heading->setSpacing(metrics::gap);
    auto *mark = new IconMark(this, metrics::iconRail);
    mark->setIcon(u"link"_s, Tone::Accent);
    heading->addWidget(mark);
    heading->addWidget(m_title, 1);
    auto *testing = new QHBoxLayout;
    testing->setSpacing(metrics::gap);
    testing->addWidget(m_test);
    testing->addWidget(m_testNote, 1);
    auto *ending = new FlowRow(this);
    m_connect->setParent(ending);
    m_keep->setParent(ending);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(metrics::cardPadding);
    column->addLayout(heading);
    column->addWidget(m_notice);
    column->addWidget(buildFields());
    column->addLayout(testing);
    column->addWidget(m_withEvents);
    column->addWidget(m_checks);
    column->addStretch(1);
    column->addWidget(ending);
}

void ConnectCard::setKnown(const config::Profile &profile)
{
    m_profileName = profile.name;
    m_appId->setText(profile.appId.value);
    m_apiBase->setText(profile.apiBase.toString());
    m_tokenUrl->setText(profile.tokenUrl.toString());
    m_environment->setCurrent(!profile.apiBase.isEmpty() ? OtherAddress
            : profile.isTestEnvironment                  ? TestEnvironment
                                                         : Production);
    m_agent->setCurrent(profile.modelBase.isEmpty() || !profile.isAnswering ? WatchOnly : Answers);
    m_modelBase->setText(profile.modelBase.toString());
    m_modelName->setText(profile.modelName);
    showFields();
    m_secret->setFocus(Qt::OtherFocusReason);
}

void ConnectCard::setNotice(std::function<QString()> notice)
{
    m_noticeText = std::move(notice);
    retranslate();
}

void ConnectCard::setReport(const doctor::Report &report)
{
    m_report = report;
    for (const doctor::Check &check : report.checks)
        if (check.probe == doctor::Probe::Identity && check.isPassed())
            m_botName = check.name;
    m_checks->setReport(report);
    retranslate();
}

BotDraft ConnectCard::draft() const
{
    BotDraft draft;
    config::Profile &profile = draft.profile;
    profile.appId = core::AppId(m_appId->text().trimmed());
    profile.name = m_profileName;
    if (profile.name.isEmpty() && !m_botName.isEmpty()) {
        static const QRegularExpression notInNames(u"[^\\p{L}\\p{N}_.-]"_s);
        profile.name = QString(m_botName).replace(notInNames, u"_"_s).left(64);
    }
    if (!config::isProfileName(profile.name))
        profile.name = u"bot-"_s + profile.appId.value.left(60);
    profile.isTestEnvironment = m_environment->current() == TestEnvironment;
    if (m_environment->current() == OtherAddress) {
        profile.apiBase = addressIn(m_apiBase);
        profile.tokenUrl = addressIn(m_tokenUrl);
    }
    if (m_agent->current() == Answers) {
        profile.modelBase = addressIn(m_modelBase);
        profile.modelName = m_modelName->text().trimmed();
        draft.modelKey = core::Secret(m_modelKey->text().trimmed().toUtf8());
    }
    draft.clientSecret = core::Secret(m_secret->text().trimmed().toUtf8());
    draft.keepsSecrets = m_keep->isChecked();
    return draft;
}

/// What still has to be written before anything can be tried; empty: nothing.
QString ConnectCard::missing() const
{
    static const QRegularExpression digits(u"^\\d{4,20}$"_s);
    if (m_appId->text().trimmed().isEmpty())
        return tr("The App ID and the client secret stand on the bot's page of the open platform, q.qq.com.");
    if (!digits.match(m_appId->text().trimmed()).hasMatch())
        return tr("An App ID has 4 to 20 digits and nothing else.");
    if (m_secret->text().trimmed().isEmpty())
        return tr("The client secret is missing.");
    if (m_environment->current() == OtherAddress && (addressIn(m_apiBase).isEmpty() || addressIn(m_tokenUrl).isEmpty()))
        return tr("Both addresses of the platform must begin with http:// or https://.");
    if (m_agent->current() == Answers && addressIn(m_modelBase).isEmpty())
        return tr("The model's address must begin with http:// or https://.");
    if (m_agent->current() == Answers && m_modelName->text().trimmed().isEmpty())
        return tr("The model's name is missing.");
    return {};
}

void ConnectCard::edited()
{
    m_botName.clear(); // it may be another bot now
    m_report = {};
    m_checks->setReport({});
    retranslate();
}

void ConnectCard::showFields()
{
    const bool isOther = m_environment->current() == OtherAddress;
    const bool answers = m_agent->current() == Answers;
    const auto show = [this](qsizetype row, bool isShown) {
        m_titles[row]->setVisible(isShown);
        m_form->itemAt(int(row), QFormLayout::FieldRole)->widget()->setVisible(isShown);
    };
    show(3, isOther);
    show(4, isOther);
    show(6, answers);
    show(7, answers);
    show(8, answers);
    edited();
}

QString ConnectCard::connectText() const
{
    return m_agent->current() == Answers ? tr("Connect") : tr("Connect and watch");
}

void ConnectCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConnectCard::retranslate()
{
    m_title->setText(tr("Connect my bot"));
    const QString notice = m_noticeText ? m_noticeText() : QString();
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    const QStringList titles{tr("App ID"), tr("Client secret"), tr("Environment"), tr("API"), tr("Tokens"), tr("Agent"),
        tr("Model at"), tr("Model"), tr("Key")};
    const QList<QWidget *> values{
        m_appId, m_secret, m_environment, m_apiBase, m_tokenUrl, m_agent, m_modelBase, m_modelName, m_modelKey};
    for (qsizetype row = 0; row < m_titles.size(); ++row) {
        m_titles[row]->setText(titles[row]);
        values[row]->setAccessibleName(titles[row]);
    }
    m_apiBase->setAccessibleName(tr("Address of the platform's API"));
    m_tokenUrl->setAccessibleName(tr("Address of access tokens"));
    m_modelBase->setAccessibleName(tr("Address of the model"));
    m_modelKey->setAccessibleName(tr("Key of the model"));
    m_environment->setText(Production, tr("Production"));
    m_environment->setText(TestEnvironment, tr("QQ sandbox"));
    m_environment->setText(OtherAddress, tr("Other address"));
    m_agent->setText(WatchOnly, tr("Watch only"));
    m_agent->setText(Answers, tr("Answer with a model"));
    m_modelBase->setPlaceholderText(u"https://…/v1"_s);
    m_modelKey->setPlaceholderText(tr("none on this computer"));
    for (const auto &[show, what] : {std::pair(m_showSecret, m_secret), std::pair(m_showKey, m_modelKey)}) {
        show->setText(show->isChecked() ? tr("Hide") : tr("Show"));
        show->setAccessibleName(show->isChecked() ? tr("Hide: %1").arg(what->accessibleName())
                                                  : tr("Show: %1").arg(what->accessibleName()));
        show->updateGeometry();
    }
    const QString lack = missing();
    const bool isRunning = !m_report.checks.isEmpty() && !m_report.isOver();
    m_test->setText(m_report.checks.isEmpty() ? tr("Test") : tr("Test again"));
    m_test->updateGeometry();
    m_test->setEnabled(lack.isEmpty() && !isRunning);
    m_testNote->setText(!lack.isEmpty() ? lack
            : m_report.checks.isEmpty() ? tr("Nothing is sent to any user.")
                                        : text::reportText(m_report));
    m_withEvents->setText(tr("Also ask which events are granted: costs a session start"));
    m_connect->setText(connectText());
    m_connect->setKeyHint(u"↵"_s);
    m_connect->setEnabled(lack.isEmpty());
    m_connect->updateGeometry();
    m_keep->setText(tr("Keep the secret in the system keyring"));
}

} // namespace ui
