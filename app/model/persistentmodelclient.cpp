#include "app/model/persistentmodelclient.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace model {

namespace {

constexpr int triesOfPassing = 4;
constexpr int triesOfSilence = 2; // a silent server has cost two minutes already
constexpr core::Milliseconds firstWait{1'000};
constexpr double jitterShare = 0.25;

} // namespace

core::Milliseconds askAgainAfter(int failures, double jitter)
{
    const core::Milliseconds wait = firstWait * (1 << std::clamp(failures - 1, 0, triesOfPassing));
    const double extra = static_cast<double>(wait.count()) * jitterShare * std::clamp(jitter, 0.0, 1.0);
    return wait + core::Milliseconds(static_cast<core::Milliseconds::rep>(extra));
}

int triesFor(ModelError::Kind kind)
{
    using Kind = ModelError::Kind;
    switch (kind) {
    case Kind::Unreachable:
    case Kind::RateLimited:
    case Kind::ServerFault:
    case Kind::Unreadable:
        return triesOfPassing;
    case Kind::Timeout:
        return triesOfSilence;
    case Kind::Refused: // key, model name or content: the same question meets the same refusal
    case Kind::Cancelled:
        break;
    }
    return 1;
}

PersistentModelClient::PersistentModelClient(ModelClient &inner, QObject *parent)
    : ModelClient(parent)
    , m_inner(inner)
{
}

PersistentModelClient::~PersistentModelClient() = default;

AskId PersistentModelClient::ask(
    const ChatRequest &request, const AskContext &about, QObject *receiver, Answered answered)
{
    const AskId id = ++m_last;
    auto question = std::make_unique<Question>();
    question->request = request;
    question->about = about;
    question->receiver = receiver;
    question->answered = std::move(answered);
    question->again.setSingleShot(true);
    connect(&question->again, &QTimer::timeout, this, [this, id] { put(id); });
    m_questions.emplace(id, std::move(question));
    put(id);
    return id;
}

void PersistentModelClient::put(AskId id)
{
    Question &question = *m_questions.at(id);
    if (!question.receiver) { // nobody waits for it any more
        m_questions.erase(id);
        return;
    }
    question.inner = m_inner.ask(
        question.request, question.about, this, [this, id](const ChatAnswer &answer) { take(id, answer); });
}

void PersistentModelClient::take(AskId id, const ChatAnswer &answer)
{
    const auto found = m_questions.find(id);
    if (found == m_questions.end())
        return;
    Question &question = *found->second;
    question.inner = 0;
    if (answer || ++question.failures >= triesFor(answer.error().kind)) {
        finish(id, answer);
        return;
    }
    question.again.start(askAgainAfter(question.failures, QRandomGenerator::global()->generateDouble()));
}

void PersistentModelClient::finish(AskId id, const ChatAnswer &answer)
{
    const auto node = m_questions.extract(id); // first: the answer may bring the next question
    if (node.mapped()->receiver)
        node.mapped()->answered(answer);
}

void PersistentModelClient::cancel(AskId id)
{
    const auto found = m_questions.find(id);
    if (found == m_questions.end())
        return;
    if (found->second->inner != 0)
        m_inner.cancel(found->second->inner); // its answer comes as of any other failure
    else
        finish(id, core::make_unexpected(ModelError{ModelError::Kind::Cancelled, 0, u"cancelled"_s}));
}

} // namespace model
