#include "ui/resend/resendsheet.h"

#include "app/core/overloaded.h"
#include "app/journal/query.h"
#include "app/protocol/openapi.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/logdesk.h"
#include "ui/common/verdictbox.h"
#include "ui/resend/bodyeditor.h"
#include "ui/resend/bodypane.h"
#include "ui/resend/resendform.h"
#include "ui/resend/resultpane.h"

#include <QLabel>
#include <QScrollArea>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A busy journal must not make the sheet read its message thirty times a second.
constexpr auto readAgainAfter = 50ms;
/// What stands in the form's field is no msg_seq.
const DraftFault seqFault{.kind = DraftFault::Kind::BadSeq, .member = u"msg_seq"_s};
} // namespace

ResendSheet::ResendSheet(const Services &services, QWidget *parent)
    : Sheet(u"resend"_s, parent)
    , m_services(services)
    , m_title(new QLabel(panel()))
    , m_origin(new QLabel(panel()))
    , m_chip(new ChipLabel(panel()))
    , m_close(iconButton(u"close"_s, panel()))
    , m_form(new ResendForm)
    , m_warning(new VerdictBox(panel()))
    , m_verdict(new VerdictBox(panel()))
    , m_body(new BodyPane)
    , m_result(new ResultPane)
    , m_formArea(new QScrollArea(panel()))
    , m_sidesArea(new QScrollArea(panel()))
    , m_undelivered(new QLabel(panel()))
    , m_where(new QLabel(panel()))
    , m_cancel(new Button(Button::Kind::Normal, panel()))
    , m_anyway(new Button(Button::Kind::Normal, panel()))
    , m_primary(new Button(Button::Kind::Primary, panel()))
{
    buildLayout();
    connectParts();
    m_readAgain.setSingleShot(true);
    m_readAgain.setInterval(readAgainAfter);
    m_second.setInterval(1s);
    retranslate();
}

ResendSheet::~ResendSheet() = default;

void ResendSheet::connectParts()
{
    connect(m_form, &ResendForm::textEdited, this,
        [this](const QString &text) { edit([&](ResendDraft &draft) { draft.content.text = text; }); });
    connect(m_form, &ResendForm::markdownChosen, this, [this](bool markdown) {
        edit([markdown](ResendDraft &draft) {
            draft.content.msgType = markdown ? protocol::MsgType::Markdown : protocol::MsgType::Text;
        });
    });
    connect(m_form, &ResendForm::anchorChosen, this,
        [this](const lineage::AnchorChoice &choice) { edit([&](ResendDraft &draft) { draft.choice = choice; }); });
    connect(m_form, &ResendForm::seqEdited, this,
        [this](std::optional<int> seq) { edit([seq](ResendDraft &draft) { draft.msgSeq = seq; }); });
    connect(m_form, &ResendForm::seqRefused, this, [this] {
        m_fault = seqFault;
        refresh(Source::Form);
    });
    connect(m_body->editor(), &BodyEditor::bodyEdited, this, &ResendSheet::takeJson);
    connect(m_body->editor(), &BodyEditor::left, this, [this] {
        if (!m_fault)
            refreshJson(Source::Form);
    });
    connect(m_body, &BodyPane::curlWanted, this, &ResendSheet::copyCurl);
    connect(m_result, &ResultPane::rowRequested, this, &ResendSheet::rowRequested);
    connect(m_close, &QAbstractButton::clicked, this, &ResendSheet::close);
    connect(m_cancel, &QAbstractButton::clicked, this, &ResendSheet::close);
    connect(m_anyway, &QAbstractButton::clicked, this, &ResendSheet::send);
    connect(m_primary, &QAbstractButton::clicked, this, &ResendSheet::act);
    connect(&m_second, &QTimer::timeout, this, [this] { refresh(Source::Clock); });
    connect(&m_readAgain, &QTimer::timeout, this, &ResendSheet::read);
    if (m_services.feed != nullptr) {
        connect(m_services.feed, &journal::JournalFeed::committed, this, [this] {
            if (isOpen() && !m_readAgain.isActive())
                m_readAgain.start();
        });
    }
    if (m_services.bot != nullptr)
        connect(m_services.bot, &bot::BotHandle::happened, this, &ResendSheet::hear);
}

void ResendSheet::reset()
{
    ++m_generation;
    m_lock = Lock::Loading;
    m_loaded.reset();
    m_situation = {};
    m_draft = {};
    m_fault.reset();
    m_form->forgetSeq();
    m_shownSeq.reset();
    m_before.clear();
    m_beforeState = traffic::State::None;
    m_target = {};
    m_requestId = 0;
    m_finished.reset();
    m_lookedUp.clear();
}

void ResendSheet::open(journal::RowRef row, ResendMode mode)
{
    reset();
    m_row = row;
    m_mode = mode;
    retranslate();
    refresh(Source::Opened);
    show();
    setFocus(Qt::OtherFocusReason); // no key may reach what lies below while the row is being read
    m_second.start();
    read();
}

void ResendSheet::close()
{
    if (!isOpen())
        return;
    m_second.stop();
    m_readAgain.stop();
    ++m_generation;
    Sheet::close();
}

void ResendSheet::read()
{
    m_readAgain.stop();
    if (!isOpen() || m_services.journal == nullptr)
        return;
    if (m_isReading) {
        m_readOnceMore = true;
        return;
    }
    MessageWanted wanted{.row = m_row, .sendId = m_target.messageId, .isFirst = !hasMessage()};
    if (m_services.bot != nullptr) {
        wanted.anchors = m_services.bot->allAnchors();
        wanted.bot = m_services.bot->profile();
    }
    m_isReading = true;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [wanted](journal::ReaderPool::Readers &readers) { return loadMessage(readers, wanted); },
        [this, generation = m_generation](const LoadedMessage &loaded) {
            --m_outstanding;
            m_isReading = false;
            if (generation == m_generation)
                take(loaded);
            if (std::exchange(m_readOnceMore, false))
                read();
        });
}

void ResendSheet::take(const LoadedMessage &loaded)
{
    const bool isFirst = !hasMessage();
    if (!isFirst && (loaded.error || !loaded.isMessage()))
        return; // what was read before still holds
    const Lock before = m_lock;
    m_loaded = std::make_unique<LoadedMessage>(loaded);
    m_situation.attempts = loaded.attempts;
    m_situation.rows = loaded.rows;
    if (isFirst)
        startDraft();
    if (m_finished && loaded.newest && loaded.newest->summary.attemptId == m_finished->attemptId
        && !loaded.newest->record.body.text.isEmpty()) {
        m_before = loaded.newest->record.body.text;
        m_beforeState = loaded.newest->summary.state;
    }
    refresh(isFirst ? Source::Opened : Source::Clock);
    if (isFirst) {
        retranslate();
        if (m_lock != before)
            focusFirst();
    }
}

bool ResendSheet::hasMessage() const
{
    return m_loaded && !m_loaded->error && m_loaded->isMessage();
}

void ResendSheet::startDraft()
{
    if (m_loaded->error || !m_loaded->isMessage()) {
        m_lock = m_loaded->error ? Lock::Unreadable : Lock::NotAMessage;
        return;
    }
    const journal::RowSummary &row = m_loaded->detail->summary;
    const bool isImported = m_row.isImported();
    const bool isForeign = m_services.bot && !isImported && row.bot != m_services.bot->profile();
    m_lock = !m_services.bot ? Lock::NoBot
        : isForeign          ? Lock::OtherBot
        : isOfUnboundLog()   ? Lock::OtherLog
                             : Lock::None;
    m_before = m_loaded->body();
    m_beforeState = row.state;
    startSituation();
    // Numbers of another file's outbox mean nothing to the running bot.
    m_target.messageId = isImported ? 0 : row.message->sendId;
    if (const auto request = protocol::parseSendRequest(m_before))
        m_draft.content = contentOf(*request);
    if (m_mode == ResendMode::PlainText)
        m_draft.content = asPlainText(std::move(m_draft.content), m_target.text);
    if (m_target.messageId == 0) {
        m_draft.content.extra.clear();
        if (m_lock == Lock::None && !canGoAnew(m_draft))
            m_lock = Lock::OtherType;
    }
    m_draft.choice = firstChoice(m_situation, m_services.now());
}

// An openid means somebody else for another bot: what is sent to it would go to nobody, or to the wrong one.
bool ResendSheet::isOfUnboundLog() const
{
    const imports::Log *log = m_services.logDesk ? m_services.logDesk->logOf(m_row.source()) : nullptr;
    return m_row.isImported() && m_services.bot && (!log || log->profile != m_services.bot->profile());
}

// What a person says of a log is believed, but not without a word.
bool ResendSheet::isOfUnconfirmedLog() const
{
    const imports::Log *log = m_services.logDesk ? m_services.logDesk->logOf(m_row.source()) : nullptr;
    return m_row.isImported() && m_lock == Lock::None && log && !log->isConfirmed;
}

void ResendSheet::startSituation()
{
    const journal::RowSummary &row = m_loaded->detail->summary;
    m_situation.scene = row.scene.value_or(protocol::Scene::C2c);
    m_situation.peer = row.peer;
    m_situation.originalAnchor = row.anchor;
    m_situation.turnAnchor = m_loaded->turnAnchor;
    m_situation.isOfLog = m_row.isImported();
    if (m_services.bot)
        m_situation.rules = m_services.bot->rules(); // what is only read is judged, too
    if (m_services.bot && m_lock != Lock::OtherBot && m_lock != Lock::OtherLog) {
        m_situation.anchors
            = m_services.bot->anchors(m_situation.scene, m_situation.peer).value_or(QList<lineage::Anchor>{});
    }
    const traffic::MessageFacet &made = *m_loaded->attempts.first().message;
    m_target = {.scene = m_situation.scene, .peer = m_situation.peer, .text = made.text, .markdown = made.markdown};
}

void ResendSheet::lookUpForeignIds(const QList<QString> &ids)
{
    for (const QString &id : ids) {
        if (id.isEmpty() || m_lookedUp.contains(id) || m_services.journal == nullptr)
            continue;
        m_lookedUp.insert(id);
        ++m_outstanding;
        runQuery(
            *m_services.journal, this, [id](journal::ReaderPool::Readers &readers) { return lookUpId(readers, id); },
            [this, id, generation = m_generation](const lineage::IdOrigin &origin) {
                --m_outstanding;
                if (generation != m_generation)
                    return;
                m_situation.origins.insert(id, origin);
                refresh(Source::Clock);
            });
    }
}

void ResendSheet::hear(const bot::Event &event)
{
    if (!isOpen())
        return;
    std::visit(core::Overloaded{
                   [this](const bot::AnchorsChanged &changed) {
                       if (changed.scene != m_situation.scene || changed.peer != m_situation.peer)
                           return;
                       m_situation.anchors = changed.anchors;
                       refresh(Source::Clock);
                   },
                   [this](const bot::RulesChanged &changed) {
                       m_situation.rules = changed.rules;
                       refresh(Source::Clock);
                   },
                   [this](const bot::SendFinished &finished) { finish(finished); },
                   [](const auto &) {},
               },
        event);
}

void ResendSheet::edit(const std::function<void(ResendDraft &)> &change)
{
    const ResendDraft before = m_draft;
    change(m_draft);
    if (m_draft == before && !m_fault)
        return;
    m_fault = m_form->isSeqWrong() ? std::optional(seqFault) : std::nullopt;
    refresh(Source::Form);
}

void ResendSheet::takeJson(const QString &json)
{
    const auto draft = readDraft(json, {m_situation.anchors, m_draft, m_shownSeq});
    m_fault = draft ? std::nullopt : std::optional(draft.error());
    if (draft && m_target.messageId == 0 && !canGoAnew(*draft))
        m_fault = DraftFault{DraftFault::Kind::NotCarried, 0, draft->msgSeq ? u"msg_seq"_s : u"msg_type"_s};
    if (!m_fault) {
        m_draft = *draft;
        m_form->forgetSeq();
    }
    refresh(Source::Json);
}

void ResendSheet::focusFirst()
{
    if (m_lock != Lock::None)
        m_cancel->setFocus(Qt::OtherFocusReason);
    else if (m_mode == ResendMode::Edit) {
        m_form->text()->setFocus(Qt::OtherFocusReason);
        m_form->text()->moveCursor(QTextCursor::End);
    } else
        m_primary->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
