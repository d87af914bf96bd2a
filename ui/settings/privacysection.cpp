#include "ui/settings/privacysection.h"

#include "ui/common/button.h"
#include "ui/common/flowrow.h"
#include "ui/common/notice.h"
#include "ui/common/viewmemory.h"
#include "ui/settings/pathrow.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

PrivacySection::PrivacySection(const Services &services, SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_services(services)
    , m_open(new Button(Button::Kind::Normal))
    , m_forgetViews(new Button(Button::Kind::Normal))
    , m_clearHistory(new Button(Button::Kind::Normal))
    , m_clearSaved(new Button(Button::Kind::Normal))
{
    buildLayout();
    buildButtons();
    retranslate();
    refresh();
}

void PrivacySection::addKept(const QString &path)
{
    Kept kept{.path = path, .row = new PathRow(this)};
    kept.name = addRow(kept.row);
    m_files.append(kept);
}

void PrivacySection::buildLayout()
{
    const SettingsSurroundings &around = desk().surroundings();
    m_kept = addHeading();
    addKept(around.paths.journal());
    addKept(around.paths.textIndex());
    addKept(around.outbox.isEmpty() ? around.paths.data : around.outbox);
    addKept(around.paths.imports());
    addKept(around.paths.profiles());
    addKept(around.paths.settings());
    addKept(around.paths.views());
    m_keyring = addText();
    m_leaving = addHeading();
    m_leavingText = addText("text");
    m_leavingText->setObjectName(u"whatLeaves"_s);
    m_remembered = addHeading();
    m_rememberedText = addText();
}

void PrivacySection::buildButtons()
{
    m_open->setObjectName(u"openDataFolder"_s);
    m_open->setIconName(u"external"_s);
    m_forgetViews->setObjectName(u"forgetViews"_s);
    m_clearHistory->setObjectName(u"clearHistory"_s);
    m_clearSaved->setObjectName(u"clearSaved"_s);
    auto *buttons = new FlowRow(this);
    for (Button *button : {m_open, m_forgetViews, m_clearHistory, m_clearSaved})
        button->setParent(buttons);
    add(buttons);
    connect(m_open, &QAbstractButton::clicked, this, [this] { openFolder(desk().surroundings().paths.data); });
    ViewMemory *memory = m_services.memory;
    if (!memory)
        return;
    const auto forget = [this](Button *button, auto act) {
        connect(button, &QAbstractButton::clicked, this, [this, act] {
            act();
            refresh();
            notify(this, {u"trash"_s, tr("Forgotten.")});
        });
    };
    forget(m_forgetViews, [memory] { memory->forgetViews(); });
    forget(m_clearHistory, [memory] { memory->clearHistory(); });
    forget(m_clearSaved, [memory] { memory->clearSaved(); });
}

void PrivacySection::refresh()
{
    const ViewMemory *memory = m_services.memory;
    m_forgetViews->setEnabled(memory && !memory->hasForgottenViews());
    m_clearHistory->setEnabled(memory && !memory->filterHistory().isEmpty());
    m_clearSaved->setEnabled(memory && !memory->savedFilters().isEmpty());
}

void PrivacySection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    refresh(); // filters were written meanwhile
}

QString PrivacySection::leavingText() const
{
    if (m_services.sandbox)
        return tr("Nothing: the platform and the model are in this program.");
    QStringList lines;
    lines.append(m_services.apiBase.isEmpty()
            ? tr("Nothing now: no bot is open.")
            : tr("To the platform (%1, %2, and the gateway that it names): what the bot sends, and who it is.")
                  .arg(m_services.apiBase, m_services.tokenUrl));
    if (!m_services.modelBase.isEmpty())
        lines.append(tr("To the model (%1): the conversation that it is to answer.").arg(m_services.modelBase));
    if (desk().values().wayOut.kind != config::WayOut::Kind::None)
        lines.append(tr("A proxy, where one is set, passes both on."));
    lines.append(tr("Nothing else: no statistics, no crash reports, no search for updates. Pictures and files in "
                    "messages are not loaded."));
    return lines.join(u'\n');
}

void PrivacySection::retranslate()
{
    Section::retranslate();
    m_kept->setText(tr("What is kept on this computer"));
    const QList<std::pair<QString, QString>> words{
        {tr("Journal"),
            tr("Every message and every request with its answer. Secrets are cut out before it is written.")},
        {tr("Text index"), tr("The words of the journal, for finding. It is made from it.")},
        {tr("Outbox"), tr("What is owed to people: their messages, the answers, each try to deliver them.")},
        {tr("Logs of other programs"), tr("A copy of each, until it is removed in Logs.")},
        {tr("Bots"), tr("App ID, addresses and the model's name of each. No secret.")},
        {tr("Settings"), tr("What is chosen on these pages. No secret.")},
        {tr("Views"), tr("How windows were left, keys, and the filters that were written, with their words.")},
    };
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        m_files[i].name->setText(words[i].first);
        m_files[i].row->setPath(m_files[i].path, words[i].first);
        m_files[i].row->setWhat(words[i].second);
    }
    m_keyring->setText(
        tr("The desktop's keyring keeps the client secret, the model's key and a proxy's password, under "
           "the name qqbot-console."));
    m_leaving->setText(tr("What leaves this computer"));
    m_leavingText->setText(leavingText());
    m_remembered->setText(tr("What the window remembers"));
    m_rememberedText->setText(
        tr("Forgotten views count from the next start on: until then no others are kept. Keys and "
           "filters stay."));
    m_open->setText(tr("Open data folder"));
    m_forgetViews->setText(tr("Forget views"));
    m_clearHistory->setText(tr("Remove filter history"));
    m_clearSaved->setText(tr("Remove saved filters"));
}

} // namespace ui
