#include "ui/settings/appearancesection.h"

#include "ui/common/segmented.h"
#include "ui/settings/badnote.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// As they stand in the file, in the order of the segments.
const QStringList &themes()
{
    static const QStringList words{QString(), u"light"_s, u"dark"_s};
    return words;
}

const QStringList &languages()
{
    static const QStringList words{QString(), u"en"_s, u"zh_CN"_s};
    return words;
}

} // namespace

AppearanceSection::AppearanceSection(SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_theme(new Segmented(3, this))
    , m_language(new Segmented(3, this))
{
    m_theme->setObjectName(u"settingsTheme"_s);
    m_language->setObjectName(u"settingsLanguage"_s);
    m_themeName = addRow(m_theme);
    add(new BadNote(desk, config::keys::theme, this));
    m_languageName = addRow(m_language);
    add(new BadNote(desk, config::keys::language, this));
    m_about = addText();
    retranslate();
    refresh();
    connect(m_theme, &Segmented::currentChanged, this,
        [this](int chosen) { want([chosen](config::Settings &values) { values.theme = themes()[chosen]; }); });
    connect(m_language, &Segmented::currentChanged, this,
        [this](int chosen) { want([chosen](config::Settings &values) { values.language = languages()[chosen]; }); });
}

void AppearanceSection::refresh()
{
    const QSignalBlocker quietTheme(m_theme);
    const QSignalBlocker quietLanguage(m_language);
    m_theme->setCurrent(qMax(0, int(themes().indexOf(desk().values().theme))));
    m_language->setCurrent(qMax(0, int(languages().indexOf(desk().values().language))));
}

void AppearanceSection::retranslate()
{
    Section::retranslate();
    m_themeName->setText(tr("Theme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setText(0, tr("As the desktop"));
    m_theme->setText(1, tr("Light"));
    m_theme->setText(2, tr("Dark"));
    m_languageName->setText(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setText(0, tr("As the desktop"));
    // A language is named in itself, so that one who cannot read the others finds it.
    m_language->setText(1, u"English"_s);
    m_language->setText(2, u"简体中文"_s);
    m_about->setText(tr("Both show at once, in every window."));
}

} // namespace ui
