//! First names that are common in Sweden, of all generations and origins: what tells a person from a
//! house or a street where two words with capitals stand together.

use crate::swedish::word_set::WordSet;

static FIRST_NAMES: WordSet = WordSet::new(
    "\
    abdi abdirahman abdullah abdullahi abel adam adele adnan agata agda agneta agnes ahmad ahmed aicha
    aida aila aina aino aisha albert albin albert aleksandra alexander alexandra alexis alf alfons
    alfred alice alicia alina alma alva alvar alvin ali alia amal amalia amanda amelia amina amir
    amira ana anastasia anders andré andrea andreas andrej anette angela angelica anita anja ann anna
    anna-karin anna-lena anne anneli annelie annette annie annika ann-britt ann-christin ann-kristin
    ann-marie ann-sofie ann-sofi anton antonia antonio arash arne aron arvid asta astrid august
    augusta axel aya ayan aylin azra barbro bashir beatrice behnaz bengt benjamin bernt bert berta
    bertil besnik bianca birger birgit birgitta bjarne björn bo bodil boris bosse britt britta
    britt-marie bror börje cajsa camilla carin carina carl carl-gustav carlos carola carolina caroline
    caspar cathrine cecilia charlie charlotta charlotte chris christer christian christin christina
    christine christoffer clara claes claudia clas conny cornelia curt dag dagmar dagny dalia damir
    dan dana daniel daniela daniella danijel danilo dariusz darko david davor deborah denise dennis
    desirée diana diego dilan dina dragan dragana dusan dzenana ebba ebbe eddie edit edith edvard
    edvin edward egon eila einar eira ejnar elena eleni elham eli elias elif elin elina elis elisa
    elisabet elisabeth elise ella ellen ellinor elliot elma elmir elna elsa else elsie elton elvin
    elvira elvis elzbieta emanuel emelie emil emilia emilie emina emir emma emmy engla erica erik
    erika erland erling ernst ester esther eva eva-lena evelina evelyn evert ewa ezra fabian fadi
    fadumo fanny farah farhad farid farida fatemeh fatima fatma fatuma felicia felix ferdinand fia
    filip filippa folke frank frans fred freddy fredrik fredrika freja frida fritz gabriel gabriella
    georg george gerd gerda gert gertrud ghada gillis gisela goran greger greta grzegorz gudrun
    gull gull-britt gun gunborg gun-britt gunhild gunilla gunnar gunnel gunvor gustaf gustav gusten
    göran gösta göte habib hadi hala halima hamid hamza hana hanan hanna hannah hannele hannes hans
    harald harriet harry hasan hassan hava hedda hedvig heidi heikki helen helena helene helga helge
    helin helmer helmi helny henning henric henrietta henrik henry herbert herman hilda hilding hilma
    hiba hodan hugo huda hussein håkan ibrahim ida idil ifrah igor ilhan ilona ilse imran ines inez
    inga inga-britt inga-lill inga-lisa ingalill ingeborg ingegerd ingela inger ingmar ingrid ingvar
    ingvor ioannis irena irene irina iris irma isa isabel isabell isabella isabelle isac isak ismail
    ivan ivana ivar jack jacob jacqueline jakob jama jamal jamila jan jana jane jan-erik janina janne
    jannike jarl jasmin jasmina jasmine jean jelena jennie jennifer jenny jens jeanette jerry jesper
    jessica jill jimmy joakim joanna joar joel joen johan johanna johannes john johnny jolanta jon
    jonas jonatan jonathan jonna jonny jordan josef josefin josefina josefine joseph josip josé juan
    juha juhani julia julian julie julius juni jörgen kadir kaj kaisa kajsa kalle karim karin karina
    karl karl-erik karolina kasper katarina katarzyna kate katharina kathrin katja kenneth kent kerstin
    khadija khadra khaled khalid kim kjell klara klas knut konrad krister kristian kristin kristina
    kristoffer krystyna kurt laila lamin lana lars lars-erik lasse laura layla lea leah leena leif leila
    lena lennart leo leon leona leonard leonora leopold lian liam liban lilian lillemor lilly lina
    linda lindis line linn linnea linnéa linus lisa lisbet lisbeth lise liselott liselotte lo louis
    louise love lova lovis lovisa luca lucas lucia ludmila ludvig luis luka lukas lydia madeleine
    magda magdalena magnus mahdi mahmoud maj maja maj-britt majken malgorzata malin malte malva manuel
    marcel marcus margaret margareta margaretha margit margot maria mariam mariana mariann marianne
    marica marie marie-louise marika marina mario marion marita marko markus marta marthe martin
    martina marwa mary maryam mats matilda mats-erik mattias max maximilian maya mehdi mehmet melina
    melissa melker melvin merete merima merja mia michael michaela michel michelle mika mikael mikaela
    mila milan milena milica milla milo milton mimmi mina mira miranda miriam mirjam mirza moa
    moha mohamad mohamed mohammad mohammed mohamud mona monica monika morgan mourad muhammad muna
    mustafa naima najma nadia nadja naomi narges natalia natalie natasha nathalie ned nedim nelly nermin
    nicklas niclas nicole nicolas nikola niklas nils nina noa noah noel noelia noor nora norea nour nova
    novalie nuria oda ola olav olga oliver olivia olle olof olov oskar oscar osman otto ove owe paula
    paul paulina pauline pavel pedro peder pekka peo per per-erik pernilla per-olof peter petra petter
    philip pia pierre piotr pontus rafael ragna ragnar ragnhild rahma raija rakel ralf ramona rana rania
    rasmus raymond rebecca rebecka regina reidar reza richard rickard rikard ritva rita robert robin
    roger roja roland rolf roman ronja ronny rosa rosita roy rozita rune rut ruth sabina sabine sadia
    safia sagal saga sahra said salah salim salma salomon sam samantha samer samira samir samuel sandra
    sara sarah sasa selam selim selma semir serkan seved shirin siham signe sigrid sigurd sigvard silvia
    simon simone siri sirkka siv sixten snezana sofi sofia sofie soheila solveig sonja sonny sophia sophie
    stefan stella stellan sten stig stina sture sune susan susanna susanne suzana sven sven-erik svante
    sverre svetlana sylvia sören tage tamara tanja tarja tatjana ted teodor teresa terese tess tesfaye
    theo theodor theres therese thomas thor thorbjörn tilda tilde tim timo tina tindra tobias tom tomas
    tomasz tommy tony tor tora torbjörn tord tore torgny torkel torsten tove tuva tuulikki tyra
    ulf ulla ulla-britt ulrica ulrik ulrika uno ursula urban valdemar valentina valter vanessa veronica
    veronika vera verner vesna victor victoria vidar viggo viktor viktoria vilda vilgot vilhelm villemo
    ville vilma vincent viola violeta vivi vivan vivianne vladimir waleed walter werner wilhelm william
    wilma wilmer wiveka yahya yasin yasmin yasmine yngve yonas younes yousef ylva yosef yusuf
    yvonne zahra zainab zara zehra zeinab zelda zeljko zlata zlatan zoe zoltan zuzana åke åsa örjan
    östen",
);

/// Whether a word in small letters is a first name that many have.
pub fn is_first_name(word: &str) -> bool {
    FIRST_NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_generations_are_known_and_nouns_are_not() {
        for name in ["gunnel", "hodan", "davor", "wilma", "ann-britt", "örjan"] {
            assert!(is_first_name(name), "{name}");
        }
        for word in ["björken", "gruppbostaden", "café", "norra", "enheten", "hus"] {
            assert!(!is_first_name(word), "{word}");
        }
    }
}
