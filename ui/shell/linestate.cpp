#include "ui/shell/linestate.h"

#include "app/core/overloaded.h"
#include "app/text/sentence.h"
#include "app/text/settingtext.h"
#include "app/text/storagetext.h"
#include "ui/common/linelook.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using Phase = bot::ConnectionChanged::Phase;

/// The state with its countdown as of now, so that the sentence tells what is left.
bot::ConnectionChanged asOf(bot::ConnectionChanged state, core::WallTime now)
{
    if (state.phase == Phase::Waiting)
        state.retryIn = qMax(core::Milliseconds(0), state.retryIn - (now - state.since));
    return state;
}

std::optional<BannerContent> lineBanner(
    const LineState &state, const protocol::ErrorCatalogue &catalogue, core::WallTime now)
{
    if (!state.connection && state.waitsForPerson)
        return BannerContent{u"offline"_s, LineState::tr("Not connected"),
            LineState::tr("Nothing comes in, and nothing is answered, before the bot is connected."), Tone::Warn,
            BannerContent::Action::Connect};
    if (!state.connection)
        return {};
    const Phase phase = state.connection->phase;
    const text::ConnectionText words = text::connectionText(asOf(*state.connection, now), catalogue);
    if (phase == Phase::Ready && state.connection->notGranted)
        return BannerContent{u"warning"_s, words.word, words.sentence, Tone::Warn};
    if (phase != Phase::Offline && phase != Phase::Waiting && phase != Phase::Stopped)
        return {};
    BannerContent banner{iconOf(state), words.word, words.sentence, toneOf(state), BannerContent::Action::Reconnect};
    const auto left = asOf(*state.connection, now).retryIn;
    if (phase == Phase::Waiting && left.count() > 0)
        banner.facts.prepend(LineState::tr("in %1 s").arg((left.count() + 999) / 1000) + u" · "_s);
    if (state.failure && !state.failure->message.isEmpty())
        banner.facts += u" · "_s + text::callFailedText(*state.failure);
    return banner;
}

} // namespace

void LineState::apply(const bot::Event &event)
{
    std::visit(core::Overloaded{[this](const bot::ConnectionChanged &changed) {
                                    connection = changed;
                                    if (changed.phase == Phase::Ready)
                                        failure.reset();
                                },
                   [this](const bot::HeartbeatAcknowledged &beat) { heartbeat = beat.roundTrip; },
                   [this](const bot::TokenRenewed &token) { tokenExpires = token.expires; },
                   [this](const bot::CallFailed &failed) { failure = failed; },
                   [this](const bot::OutboxState &changed) { outbox = changed; }, [](const auto &) {}},
        event);
}

QList<BannerContent> bannersFor(const LineState &state, const protocol::ErrorCatalogue &catalogue, core::WallTime now)
{
    QList<BannerContent> banners;
    const auto say = [&banners](const QString &icon, const QString &word, const QString &facts, Tone tone) {
        if (!facts.isEmpty())
            banners += BannerContent{icon, word, facts, tone};
    };
    const QString outbox = LineState::tr("Outbox");
    const QString journal = LineState::tr("Journal");
    say(u"error"_s, outbox, text::notWritableText(state.outbox), Tone::Bad);
    say(u"warning"_s, outbox, text::outboxSetAsideText(state.outbox), Tone::Bad);
    say(u"warning"_s, journal, text::notDurableText(state.storage), Tone::Bad);
    say(u"warning"_s, journal, text::journalSetAsideText(state.storage), Tone::Warn);
    say(u"warning"_s, journal, text::droppedText(state.storage), Tone::Warn);
    if (const auto banner = lineBanner(state, catalogue, now))
        banners += *banner;
    if (state.profilesTrouble)
        say(u"warning"_s, LineState::tr("Bots"), text::profilesTroubleText(*state.profilesTrouble), Tone::Warn);
    for (const config::BadSetting &bad : state.badSettings)
        say(u"warning"_s, LineState::tr("Settings"), text::badSettingText(bad), Tone::Warn);
    if (state.sandbox) {
        QString facts = LineState::tr("nothing leaves this computer");
        if (!state.scenario.isEmpty())
            facts += u" · "_s + LineState::tr("scenario %1").arg(state.scenario);
        banners += BannerContent{u"sandbox"_s, LineState::tr("Sandbox"), facts, Tone::Audit};
    }
    return banners;
}

QString iconOf(const LineState &state)
{
    return iconOf(state.connection ? state.connection->phase : Phase::Offline);
}

Tone toneOf(const LineState &state)
{
    return state.connection ? toneOf(state.connection->phase) : Tone::Dim;
}

} // namespace ui
