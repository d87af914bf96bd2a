#include "ui/settings/journalsection.h"

#include "app/config/wholenumber.h"
#include "app/journal/query.h"
#include "app/text/settingtext.h"
#include "ui/common/button.h"
#include "ui/common/flowrow.h"
#include "ui/common/label.h"
#include "ui/settings/badnote.h"
#include "ui/settings/checkedfield.h"
#include "ui/settings/pathrow.h"
#include "ui/settings/retentionwords.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int numberWidth = 104;
constexpr qint64 mebibyte = 1024 * 1024;
/// A person who types is not followed with every digit, a journal that grows not with every row.
constexpr auto readAfter = 200ms;
constexpr auto readAgainAfter = 1s;

} // namespace

JournalSection::JournalSection(const Services &services, SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_services(services)
    , m_extent(makeLabel(this, FontRole::Base))
    , m_folder(new PathRow(this))
    , m_days(new CheckedField(u"retentionDays"_s, numberWidth, this))
    , m_megabytes(new CheckedField(u"retentionMegabytes"_s, numberWidth, this))
    , m_apply(new Button(Button::Kind::Primary))
    , m_undo(new Button(Button::Kind::Normal))
{
    buildLayout();
    for (const CheckedField *field : {m_days, m_megabytes}) {
        connect(field, &CheckedField::edited, this, &JournalSection::check);
        connect(field, &CheckedField::entered, this, [this] {
            if (m_apply->isEnabled())
                apply();
        });
    }
    connect(m_apply, &QAbstractButton::clicked, this, &JournalSection::apply);
    connect(m_undo, &QAbstractButton::clicked, this, &JournalSection::takeBack);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &JournalSection::read);
    const auto readSoon = [this] {
        if (isVisible() && !m_readSoon.isActive())
            m_readSoon.start(readAgainAfter);
    };
    connect(services.feed, &journal::JournalFeed::committed, this, readSoon);
    connect(services.feed, &journal::JournalFeed::removed, this, readSoon);
    connect(services.feed, &journal::JournalFeed::reset, this, readSoon);
    takeBack();
    retranslate();
}

void JournalSection::buildLayout()
{
    m_extent->setObjectName(u"journalExtent"_s);
    m_extent->setMinimumHeight(metrics::buttonHeight);
    m_folder->setObjectName(u"journalFolder"_s);
    m_apply->setObjectName(u"applyRetention"_s);
    m_undo->setObjectName(u"undoRetention"_s);
    m_extentName = addRow(m_extent);
    m_folderName = addRow(m_folder);
    m_keep = addHeading();
    m_daysName = addRow(m_days);
    add(new BadNote(desk(), config::keys::days, this));
    m_megabytesName = addRow(m_megabytes);
    add(new BadNote(desk(), config::keys::megabytes, this));
    m_about = addText();
    m_going = addText("warn");
    m_going->setObjectName(u"retentionForecast"_s);
    auto *buttons = new FlowRow(this);
    m_apply->setParent(buttons);
    m_undo->setParent(buttons);
    add(buttons);
}

std::optional<config::Settings> JournalSection::written() const
{
    const auto days = config::readWhole(m_days->text(), config::mostDays);
    const auto megabytes = config::readWhole(m_megabytes->text(), config::mostMegabytes);
    if (!days || !megabytes)
        return {};
    config::Settings values = desk().values();
    values.retentionDays = *days;
    values.retentionMegabytes = *megabytes;
    return values;
}

/// What is written is looked at with every key: a fault is told beside it, and stores nothing.
void JournalSection::check()
{
    const auto tell = [](CheckedField *field, int most) {
        const auto number = config::readWhole(field->text(), most);
        field->setFault(number ? QString() : text::numberFaultText(number.error(), most));
    };
    tell(m_days, config::mostDays);
    tell(m_megabytes, config::mostMegabytes);
    const auto values = written();
    const bool differs = m_days->text().trimmed() != QString::number(desk().values().retentionDays)
        || m_megabytes->text().trimmed() != QString::number(desk().values().retentionMegabytes);
    m_apply->setEnabled(values && !(*values == desk().values()));
    m_undo->setEnabled(differs);
    m_forecast.reset();
    showForecast();
    m_readSoon.start(readAfter);
}

void JournalSection::apply()
{
    if (const auto values = written())
        emit desk().wanted(*values);
}

void JournalSection::takeBack()
{
    m_days->setText(QString::number(desk().values().retentionDays));
    m_megabytes->setText(QString::number(desk().values().retentionMegabytes));
    check();
}

void JournalSection::read()
{
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    m_reading = true;
    const config::Settings values = written().value_or(desk().values());
    const journal::Retention retention{values.retentionDays, values.retentionMegabytes * mebibyte};
    const auto query = [retention, now = m_services.now()](journal::ReaderPool::Readers &readers) {
        journal::JournalReader *reader = readers.of(journal::liveSource);
        const auto told = reader ? reader->forecast(retention, now) : journal::RetentionForecast();
        return std::optional(told ? std::optional(*told) : std::nullopt).value();
    };
    journal::runQuery(*m_services.journal, this, query, [this](std::optional<journal::RetentionForecast> forecast) {
        m_reading = false;
        m_forecast = forecast;
        showForecast();
        if (std::exchange(m_readAgain, false))
            read();
    });
}

void JournalSection::showForecast()
{
    if (m_forecast)
        m_extent->setText(extentText(*m_forecast));
    const bool isAsked = m_apply->isEnabled();
    m_going->setText(isAsked && m_forecast ? forecastText(*m_forecast) : QString());
    setInk(m_going, m_forecast && m_forecast->going() > 0 ? "warn" : "dim");
    m_going->setVisible(isAsked);
}

void JournalSection::refresh()
{
    // What a person is writing stays, unless it is what counts now.
    if (!m_undo->isEnabled() || written() == desk().values())
        takeBack();
    else
        check();
}

void JournalSection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    read();
}

void JournalSection::retranslate()
{
    Section::retranslate();
    m_extentName->setText(tr("Present size"));
    m_folderName->setText(tr("Folder"));
    m_folder->setPath(desk().surroundings().paths.data, tr("Journal"));
    m_keep->setText(tr("What it keeps"));
    m_daysName->setText(tr("Rows for"));
    m_days->setName(tr("Days for which rows are kept"));
    m_days->setUnit(tr("days"));
    m_megabytesName->setText(tr("A file of at most"));
    m_megabytes->setName(tr("MiB that the journal's file may have"));
    m_megabytes->setUnit(tr("MiB"));
    m_about->setText(tr("0 means without end. The oldest rows go first, soon after you apply it and then every hour."));
    m_apply->setText(tr("Apply"));
    m_undo->setText(tr("As it was"));
    check();
}

} // namespace ui
