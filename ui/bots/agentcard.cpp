#include "ui/bots/agentcard.h"

#include "ui/bots/cardmetrics.h"
#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/flowrow.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int numberWidth = 80;
constexpr int promptHeight = 96;
constexpr int longestField = 4'096;

QUrl addressIn(const QLineEdit *field)
{
    const QUrl url(field->text().trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

/// None for what is no number from `least` to `most`.
std::optional<int> numberIn(const QLineEdit *field, int least, int most)
{
    bool isNumber = false;
    const int value = field->text().trimmed().toInt(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

QLineEdit *makeField(const QString &name, QWidget *parent, bool isMono)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setMaxLength(longestField);
    if (isMono)
        field->setFont(roleFont(FontRole::BaseMono));
    return field;
}

} // namespace

AgentCard::AgentCard(QWidget *parent)
    : QWidget(parent)
    , m_title(makeTitle(this))
    , m_answers(new CheckBox(this))
    , m_modelBase(makeField(u"modelBase"_s, this, true))
    , m_modelName(makeField(u"modelName"_s, this, true))
    , m_modelKey(makeField(u"modelKey"_s, this, true))
    , m_prompt(new QPlainTextEdit(this))
    , m_history(makeField(u"historyLength"_s, this, false))
    , m_steps(makeField(u"stepLimit"_s, this, false))
    , m_proactive(new CheckBox(this))
    , m_starts(new CheckBox(this))
    , m_note(makeLabel(this, FontRole::Small, "dim"))
    , m_save(new Button(Button::Kind::Normal, this))
    , m_undo(new Button(Button::Kind::Quiet, this))
{
    m_answers->setObjectName(u"botAnswers"_s);
    m_prompt->setObjectName(u"systemPrompt"_s);
    m_prompt->setProperty("field", true);
    m_prompt->setTabChangesFocus(true);
    m_prompt->setFixedHeight(promptHeight);
    m_modelKey->setEchoMode(QLineEdit::Password);
    for (QLineEdit *number : {m_history, m_steps})
        number->setFixedWidth(numberWidth);
    m_proactive->setObjectName(u"proactiveAllowed"_s);
    m_starts->setObjectName(u"startsWithProgram"_s);
    m_note->setObjectName(u"agentNote"_s);
    m_save->setObjectName(u"saveAgent"_s);
    m_undo->setObjectName(u"undoAgent"_s);
    buildLayout();
    for (QLineEdit *field : {m_modelBase, m_modelName, m_modelKey, m_history, m_steps})
        connect(field, &QLineEdit::textChanged, this, &AgentCard::edited);
    for (CheckBox *box : {m_answers, m_proactive, m_starts})
        connect(box, &QAbstractButton::toggled, this, &AgentCard::edited);
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &AgentCard::edited);
    connect(m_save, &QAbstractButton::clicked, this, [this] {
        const core::Secret key(m_modelKey->text().trimmed().toUtf8());
        m_modelKey->clear();
        emit saveWanted(draft(), key);
    });
    connect(m_undo, &QAbstractButton::clicked, this, [this] { show(m_bot.profile); });
    retranslate();
}

QLabel *AgentCard::addField(QFormLayout &form, QWidget *value)
{
    QLabel *name = makeLabel(this, FontRole::Base, "dim", false);
    name->setFixedWidth(factNameWidth);
    name->setMinimumHeight(metrics::buttonHeight);
    name->setBuddy(value);
    form.addRow(name, value);
    m_names.append(name);
    return name;
}

void AgentCard::buildLayout()
{
    auto *card = new Card(this);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::gap);
    form->setVerticalSpacing(metrics::gap);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget *value : QList<QWidget *>{m_modelBase, m_modelName, m_modelKey, m_prompt, m_history, m_steps})
        addField(*form, value);
    auto *ending = new FlowRow(card);
    m_save->setParent(ending);
    m_undo->setParent(ending);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(metrics::cardPadding, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    inside->setSpacing(metrics::cardPadding);
    inside->addWidget(m_answers);
    inside->addLayout(form);
    inside->addWidget(m_proactive);
    inside->addWidget(m_starts);
    inside->addWidget(m_note);
    inside->addWidget(ending);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_title);
    column->addWidget(card);
}

void AgentCard::setBot(const BotEntry &bot)
{
    const bool isSame = bot.profile.name == m_bot.profile.name && isChanged() && bot.profile == m_bot.profile;
    m_bot = bot;
    if (!isSame)
        show(bot.profile);
    retranslate();
}

void AgentCard::show(const config::Profile &profile)
{
    m_isShowing = true;
    m_answers->setChecked(profile.isAnswering && !profile.modelBase.isEmpty());
    m_modelBase->setText(profile.modelBase.toString());
    m_modelName->setText(profile.modelName);
    m_modelKey->clear();
    m_prompt->setPlainText(profile.systemPrompt);
    m_history->setText(QString::number(profile.historyLength));
    m_steps->setText(QString::number(profile.stepLimit));
    m_proactive->setChecked(profile.isProactiveAllowed);
    m_starts->setChecked(profile.startsWithProgram);
    m_isShowing = false;
    edited();
}

config::Profile AgentCard::draft() const
{
    config::Profile profile = m_bot.profile;
    profile.isAnswering = m_answers->isChecked() || (profile.isAnswering && profile.modelBase.isEmpty());
    profile.modelBase = addressIn(m_modelBase);
    profile.modelName = m_modelName->text().trimmed();
    profile.systemPrompt = m_prompt->toPlainText();
    profile.historyLength = numberIn(m_history, 0, config::mostHistory).value_or(profile.historyLength);
    profile.stepLimit = numberIn(m_steps, 1, config::mostSteps).value_or(profile.stepLimit);
    profile.isProactiveAllowed = m_proactive->isChecked();
    profile.startsWithProgram = m_starts->isChecked();
    return profile;
}

QString AgentCard::fault() const
{
    const bool needsModel = m_answers->isChecked();
    if ((needsModel || !m_modelBase->text().trimmed().isEmpty()) && addressIn(m_modelBase).isEmpty())
        return tr("The model's address must begin with http:// or https://.");
    if (needsModel && m_modelName->text().trimmed().isEmpty())
        return tr("The model's name is missing.");
    if (m_prompt->toPlainText().size() > config::longestPrompt)
        return tr("The system prompt is too long: at most %1 characters.").arg(config::longestPrompt);
    if (!numberIn(m_history, 0, config::mostHistory))
        return tr("How many earlier messages the model reads must be a number from 0 to %1.").arg(config::mostHistory);
    if (!numberIn(m_steps, 1, config::mostSteps))
        return tr("How many rounds a turn may have must be a number from 1 to %1.").arg(config::mostSteps);
    return {};
}

bool AgentCard::isChanged() const
{
    // As it would be saved: a box that no model stands behind is no change.
    config::Profile now = draft();
    now.isAnswering = m_answers->isChecked();
    config::Profile then = m_bot.profile;
    then.isAnswering = then.isAnswering && !then.modelBase.isEmpty();
    return now != then || !m_modelKey->text().isEmpty() || !fault().isEmpty();
}

void AgentCard::edited()
{
    if (m_isShowing)
        return;
    const QString wrong = fault();
    for (QLineEdit *number : {m_history, m_steps}) {
        const bool isWrong
            = number == m_history ? !numberIn(number, 0, config::mostHistory) : !numberIn(number, 1, config::mostSteps);
        if (number->property("error").toBool() != isWrong) {
            number->setProperty("error", isWrong);
            number->setStyleSheet(number->styleSheet()); // the rule for wrong fields is looked up anew
        }
    }
    const bool changed = isChanged();
    for (QWidget *part : QList<QWidget *>{
             m_answers, m_modelBase, m_modelName, m_modelKey, m_prompt, m_history, m_steps, m_proactive, m_starts})
        part->setEnabled(m_bot.isSaved);
    m_save->setEnabled(m_bot.isSaved && changed && wrong.isEmpty());
    m_undo->setEnabled(changed);
    m_save->setVisible(m_bot.isSaved);
    m_undo->setVisible(m_bot.isSaved);
    m_note->setText(m_bot.isSandbox ? tr("The sandbox's model follows its scenario.")
            : !m_bot.isSaved        ? tr("This bot comes from the environment: what is set here would be gone with it.")
            : !wrong.isEmpty()      ? wrong
            : m_bot.bot             ? tr("Saving begins the bot again; nothing that is owed gets lost.")
                                    : tr("It counts from its next start on."));
    setInk(m_note, wrong.isEmpty() || !m_bot.isSaved ? "dim" : "bad");
}

void AgentCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AgentCard::retranslate()
{
    m_title->setText(tr("Agent and policies"));
    m_answers->setText(tr("Answer with a model; otherwise only watch"));
    m_proactive->setText(tr("May send without an anchor by itself (proactive messages count against a small quota)"));
    m_starts->setText(tr("Start with the program, beside the bot that was used last"));
    const QStringList names{tr("Model at"), tr("Model"), tr("New key"), tr("System prompt"), tr("Earlier messages"),
        tr("Rounds of a turn")};
    const QList<QWidget *> values{m_modelBase, m_modelName, m_modelKey, m_prompt, m_history, m_steps};
    for (qsizetype i = 0; i < names.size(); ++i) {
        m_names[i]->setText(names[i]);
        values[i]->setAccessibleName(names[i]);
    }
    m_modelBase->setPlaceholderText(tr("for example %1").arg(u"https://api.example.com/v1"_s));
    m_modelKey->setPlaceholderText(tr("as it is kept"));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(tr("Save the agent's settings"));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo what was changed here"));
    m_save->updateGeometry();
    m_undo->updateGeometry();
    edited();
}

} // namespace ui
