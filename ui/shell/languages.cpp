#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace ui {

Languages &Languages::current()
{
    static QPointer<Languages> known;
    if (!known)
        known = new Languages(QCoreApplication::instance());
    return *known;
}

void Languages::install(LanguageChoice choice)
{
    m_choice = choice;
    const bool chinese = choice == LanguageChoice::Chinese
        || (choice == LanguageChoice::System && QLocale::system().language() == QLocale::Chinese);
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    // Set first: what is retranslated formats dates by it.
    QLocale::setDefault(
        chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString name = chinese ? u"zh_CN"_s : u"en"_s;
    if (m_program.load(u":/i18n/qbc_"_s + name))
        QCoreApplication::installTranslator(&m_program);
    if (chinese && m_qt.load(u"qtbase_"_s + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace ui
