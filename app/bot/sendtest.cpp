#include "app/bot/sendtest.h"

#include "app/core/overloaded.h"

using namespace Qt::StringLiterals;

namespace bot {

namespace {

bool namesAnAnchor(const lineage::AnchorChoice &path)
{
    return std::visit(core::Overloaded{
                          [](const lineage::ExplicitAnchor &one) { return !lineage::anchorIdText(one.id).isEmpty(); },
                          [](const lineage::ExplicitUnverified &typed) { return !typed.id.value.trimmed().isEmpty(); },
                          [](const auto &) { return true; },
                      },
        path);
}

} // namespace

QList<SendTestFault> faultsOf(const SendTestPlan &plan)
{
    QList<SendTestFault> faults;
    if (plan.peer.isEmpty())
        faults += SendTestFault::NoPeer;
    if (!namesAnAnchor(plan.path))
        faults += SendTestFault::NoAnchor;
    if (plan.count < 1 || plan.count > mostTestMessages)
        faults += SendTestFault::Count;
    if (plan.pause < shortestTestPause || plan.pause > longestTestPause)
        faults += SendTestFault::Pause;
    if (plan.text.trimmed().isEmpty())
        faults += SendTestFault::EmptyText;
    return faults;
}

QString textOf(const SendTestPlan &plan, int number)
{
    QString text = plan.text;
    return text.replace("{n}"_L1, QString::number(number)).replace("{total}"_L1, QString::number(plan.count));
}

std::optional<Dismiss> afterwards(const SendFinished &finished)
{
    using traffic::State;
    const State state = lineage::stateOf(finished.outcome);
    const bool isOwed = state == State::Refused || state == State::Unknown || state == State::NotSent;
    return finished.messageId != 0 && isOwed ? std::optional(Dismiss{.messageIds = {finished.messageId}})
                                             : std::nullopt;
}

SendTest::SendTest(SendTestPlan plan, QString bot, core::WallTime now)
    : m_state(Between{1})
{
    m_report.bot = std::move(bot);
    m_report.plan = std::move(plan);
    m_report.began = now;
    for (int number = 1; number <= m_report.plan.count; ++number)
        m_report.messages.append(SendTestMessage{.number = number});
}

std::optional<Send> SendTest::next(quint64 requestId, core::WallTime now)
{
    const auto *between = std::get_if<Between>(&m_state);
    if (!between)
        return std::nullopt;
    const int number = between->next;
    m_state = OnItsWay{.number = number, .requestId = requestId, .isStopping = false};
    m_report.messages[number - 1].began = now;
    return Send{.requestId = requestId,
        .scene = m_report.plan.scene,
        .peer = m_report.plan.peer,
        .text = textOf(m_report.plan, number),
        .choice = m_report.plan.path,
        .once = true};
}

bool SendTest::take(const SendFinished &finished, core::WallTime now)
{
    const auto *onItsWay = std::get_if<OnItsWay>(&m_state);
    if (!onItsWay || onItsWay->requestId != finished.requestId)
        return false;
    const int number = onItsWay->number;
    const bool isStopping = onItsWay->isStopping;
    SendTestMessage &message = m_report.messages[number - 1];
    message.answer = finished;
    if (number == m_report.plan.count)
        end(SendTestEnd::Complete, now);
    else if (isStopping)
        end(SendTestEnd::Stopped, now);
    else if (m_report.plan.stopAtFailure && hasFailed(message))
        end(SendTestEnd::AtFailure, now);
    else
        m_state = Between{.next = number + 1};
    return true;
}

void SendTest::stop(core::WallTime now)
{
    if (auto *onItsWay = std::get_if<OnItsWay>(&m_state))
        onItsWay->isStopping = true;
    else if (!isOver())
        end(SendTestEnd::Stopped, now);
}

void SendTest::learn(int number, const SendTestFacts &facts)
{
    if (number < 1 || number > m_report.messages.size())
        return;
    SendTestMessage &message = m_report.messages[number - 1];
    if (message.answer)
        message.facts = facts;
}

int SendTest::onItsWay() const
{
    const auto *onItsWay = std::get_if<OnItsWay>(&m_state);
    return onItsWay ? onItsWay->number : 0;
}

bool SendTest::isStopping() const
{
    const auto *onItsWay = std::get_if<OnItsWay>(&m_state);
    return onItsWay && onItsWay->isStopping;
}

void SendTest::end(SendTestEnd how, core::WallTime now)
{
    m_state = Over{};
    m_report.end = how;
    m_report.ended = now;
}

} // namespace bot
