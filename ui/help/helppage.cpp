#include "ui/help/helppage.h"

#include "ui/common/emptystate.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/help/codeview.h"
#include "ui/help/filterhtml.h"
#include "ui/help/helphtml.h"
#include "ui/help/helptextview.h"
#include "ui/help/helpwords.h"
#include "ui/help/keyview.h"
#include "ui/help/topiclist.h"
#include "ui/help/valueshtml.h"

#include <QDesktopServices>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

const QString values = u"values"_s;
const QString codes = u"codes"_s;
const QString keys = u"keys"_s;
const QString filters = u"filter"_s;

/// Pages that are made of what is in force.
QList<TopicLine> reference()
{
    return {{values, HelpWords::tr("Values in force"), u"anchor"_s},
        {codes, HelpWords::tr("Error codes"), u"refused"_s}, {filters, HelpWords::tr("Filter language"), u"filter"_s},
        {keys, HelpWords::tr("Keys"), u"key"_s}};
}

QString iconOf(const QString &topic)
{
    static const QHash<QString, QString> icons{{u"msg_id"_s, u"link"_s}, {u"msg_seq"_s, u"duplicate"_s},
        {u"anchors"_s, u"anchor"_s}, {u"passive"_s, u"proactive"_s}, {u"outcomes"_s, u"accepted"_s},
        {u"retry"_s, u"retry"_s}, {u"verdicts"_s, u"warning"_s}, {u"undelivered"_s, u"undelivered"_s},
        {u"turns"_s, u"agent"_s}, {u"logs"_s, u"open-log"_s}};
    // A topic of another room may have its name from its place, as the icons have.
    const bool hasOwn = QFile::exists(u":/icons/%1.svg"_s.arg(topic));
    return icons.value(topic, hasOwn ? topic : u"info"_s);
}

/// Without a bot the published rules are those in force.
lineage::RuleSet rulesOf(const Services &services)
{
    return services.bot ? services.bot->rules() : lineage::RuleSet::builtIn().value_or(lineage::RuleSet());
}

/// All the words have to stand in it somewhere.
bool holds(const QString &text, const QStringList &words)
{
    return std::ranges::all_of(
        words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

HelpPage::HelpPage(const Services &services, FromWindow window, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_window(std::move(window))
    , m_topic(u"msg_id"_s)
    , m_model(new TopicModel(this))
    , m_title(makeLabel(this, FontRole::Title, "text", false))
    , m_search(new QLineEdit(this))
    , m_list(new TopicList(*m_model, this))
    , m_nothing(new EmptyState(this))
    , m_listStack(new QStackedWidget(this))
    , m_text(new HelpTextView(this))
    , m_codes(new CodeView(*services.catalogue, this))
    , m_keys(new KeyView(m_window.places, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"helpPage"_s);
    buildLayout();
    connectParts();
    retranslate();
}

void HelpPage::buildLayout()
{
    setGround(this, "surface");
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setObjectName(u"helpSplitter"_s);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(buildSide());
    split->addWidget(m_pages);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({metrics::listWidth, metrics::centreMinimum});
    m_pages->setMinimumWidth(metrics::centreMinimum);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_codes);
    m_pages->addWidget(m_keys);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
    setFocusProxy(m_list);
}

QWidget *HelpPage::buildSide()
{
    auto *panel = new QWidget(this);
    setGround(panel, "window");
    panel->setMinimumWidth(metrics::listMinimum);
    panel->setMaximumWidth(metrics::listMaximum);
    auto *head = new QWidget(panel);
    head->setFixedHeight(metrics::headerHeight - 1);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::cardPadding, 0);
    row->addWidget(m_title);
    auto *searching = new QHBoxLayout;
    searching->setContentsMargins(metrics::cardPadding, metrics::gap, metrics::cardPadding, metrics::gap);
    m_search->setObjectName(u"helpSearch"_s);
    m_search->installEventFilter(this);
    searching->addWidget(m_search);
    m_nothing->setObjectName(u"noTopic"_s);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_nothing);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(new Hairline(panel));
    column->addLayout(searching);
    column->addWidget(m_listStack, 1);
    return panel;
}

void HelpPage::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &HelpPage::search);
    connect(m_list, &TopicList::chosen, this, qOverload<const QString &>(&HelpPage::show));
    connect(m_list, &TopicList::pageWanted, this, &HelpPage::focusPage);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        m_search->clear();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    connect(m_text, &HelpTextView::topicRequested, this, qOverload<const QString &>(&HelpPage::show));
    connect(m_text, &HelpTextView::filterRequested, this, &HelpPage::filterRequested);
    // Only here, and only because somebody clicked.
    connect(
        m_text, &HelpTextView::addressRequested, this, [](const QUrl &address) { QDesktopServices::openUrl(address); });
    connect(m_codes, &CodeView::filterRequested, this, &HelpPage::filterRequested);
    connect(m_keys, &KeyView::changeRequested, this, &HelpPage::keysRequested);
    if (m_services.bot)
        connect(m_services.bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
            if (!std::holds_alternative<bot::RulesChanged>(event))
                return;
            m_words.remove(values);
            if (m_topic == values)
                showTopic();
        });
}

QList<std::pair<QString, QString>> HelpPage::titles(const QList<text::HelpTopic> &more)
{
    QList<std::pair<QString, QString>> all;
    const QList<text::HelpTopic> written = text::helpTopics() + more;
    for (const text::HelpTopic &topic : written)
        all.append({topic.name, topic.title});
    const QList<TopicLine> made = reference();
    for (const TopicLine &line : made)
        all.append({line.name, line.title});
    return all;
}

QString HelpPage::titleOf(const QString &topic) const
{
    const auto all = titles(m_window.topics());
    const auto found = std::ranges::find(all, topic, &std::pair<QString, QString>::first);
    return found == all.end() ? QString() : found->second;
}

QString HelpPage::htmlOf(const QString &topic) const
{
    if (topic == values)
        return valuesHtml(rulesOf(m_services), m_services.bot != nullptr);
    if (topic == filters)
        return filterHtml();
    const auto found = std::ranges::find(m_topics, topic, &text::HelpTopic::name);
    return found == m_topics.end() ? QString() : topicHtml(*found);
}

QString HelpPage::wordsOf(const QString &topic)
{
    const auto known = m_words.constFind(topic);
    if (known != m_words.cend())
        return *known;
    QString words;
    if (topic == keys) {
        const QList<KeyLine> lines = keyLines(m_window.places());
        for (const KeyLine &line : lines)
            words += line.words + u'\n';
    } else {
        words = QTextDocumentFragment::fromHtml(htmlOf(topic)).toPlainText();
    }
    return *m_words.insert(topic, words);
}

void HelpPage::show(const QString &topic)
{
    if (titleOf(topic).isEmpty())
        return;
    m_topic = topic;
    if (m_model->rowOf(topic) < 0)
        m_search->clear(); // it hides what is asked for
    m_list->setCurrent(topic);
    showTopic();
}

void HelpPage::showTopic()
{
    m_pages->setCurrentWidget(m_topic == codes ? static_cast<QWidget *>(m_codes)
            : m_topic == keys                  ? static_cast<QWidget *>(m_keys)
                                               : m_text);
    if (m_pages->currentWidget() == m_text) {
        m_text->setPage(m_topic, htmlOf(m_topic));
        m_text->setAccessibleName(titleOf(m_topic));
    }
}

void HelpPage::search()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    std::optional<QSet<QString>> found;
    if (!words.isEmpty()) {
        found.emplace();
        const auto all = titles(m_window.topics());
        for (const auto &[name, title] : all) {
            if (holds(title + u'\n' + wordsOf(name), words) || (name == codes && m_codes->has(words.join(u' '))))
                found->insert(name);
        }
    }
    m_model->setFound(found);
    m_listStack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_nothing->setContent(u"search"_s, tr("No topic matches"), tr("No page has all of: %1").arg(words.join(u", "_s)));
    m_nothing->setAction(tr("Clear search"));
    m_text->setFound(words.value(0));
    m_list->setCurrent(m_topic);
}

void HelpPage::focusPage()
{
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

bool HelpPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    const bool goes = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!goes)
        return QWidget::eventFilter(watched, event);
    // The page that is open, if it was found; else the first one.
    for (int row = 0; row < m_model->rowCount() && m_model->rowOf(m_topic) < 0; ++row) {
        if (!m_model->at(row).name.isEmpty())
            show(m_model->at(row).name);
    }
    if (m_model->rowCount() > 0)
        m_list->setFocus(Qt::OtherFocusReason);
    if (m_topic == codes && !m_search->text().isEmpty())
        m_codes->setSearch(m_search->text());
    return true;
}

void HelpPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HelpPage::retranslate()
{
    m_words.clear();
    m_topics = text::helpTopics() + m_window.topics();
    QList<TopicLine> lines{{{}, tr("In plain words"), {}}};
    for (const text::HelpTopic &topic : std::as_const(m_topics))
        lines.append({topic.name, topic.title, iconOf(topic.name)});
    lines.append({{}, tr("To look up"), {}});
    lines += reference();
    m_model->setTopics(lines);
    m_title->setText(tr("Help"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(tr("Search the help"));
    m_list->setAccessibleName(tr("Topics"));
    search();
    showTopic();
}

} // namespace ui
