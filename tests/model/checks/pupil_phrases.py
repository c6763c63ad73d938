"""Phrases about invented pupils and families, and phrases of an audit that are about none."""

SUSPECT = """
Jamie Smith in Y4 was referred by mum
Year 4 pupil J.S.
The Smith family, 12 Oak Road
Jamie (7) EHA started
Jamie's mum to ring back
EHA for Amara B opened in May
EHA started for J.S.
Referral made for Oliver Bright
Kofi, aged 9, lives with his nan
Kofi (age 9)
Zara is 8 years old and new to school: Zara, 8 yrs old
Aisha in Year 6 – CAMHS referral sent
Y3 Leo: mum asked for help with housing
Leo (Y3) excluded for two days
Pupil: Leo Marsh
pupil Leo to see the mentor
A.K. in Y5, dad moved out
AK (Y5) social worker involved
the Marsh family need a food parcel
Marsh family referred to the hub
Met mum of Freya
Freya's dad attended the TAF
Freya and her brother are young carers
sister Poppy also attends
siblings Max and Mia Thorne
Ben Thorne was excluded in March
Ben has autism, Y2, Ben in Y2
TAF meeting for Ben Thorne
home visit to Ben
concerns about Lily in Y1
Lily disclosed at lunch
Lily-Mae missed 12 days
Child JB has a CP plan
child called Idris
the boy, Idris, is on a plan
girl named Noor
Noor’s parents do not consent
Noor lives with foster carers
Rhys was referred to MASH
Rhys Penhallow has been diagnosed with ADHD
34 Birch Lane: family of five, no heating
Mum lives at 5b Chapel Street
one boy in the Y2 class was excluded
A Year 6 pupil was referred to CAMHS
this child is on a child protection plan
Our Y1 girl has been bereaved
Case of Tia, Y4
Reception: Tia – mum anxious
Tia (4) referral to speech therapy, mum agreed
Daughter Ella starts in September
Mother of Ella rang
EHCP for Sami
Sami's attendance is 71%, Sami's family informed
Sami (Nursery) not toilet trained, mum asked for help
Sibling of E.R. in nursery
E.R. (Y5) neglect
Eva-Rose referred by GP
Student Dev Anand to join the group
Dev was suspended
Callum Frost (Year 2) – TAF on Friday
Mum of Callum declined EHA
Callum's EHA closed
EHA opened: Callum Frost
Callum and Ruby Frost, Y1 and Y3, CIN
R.F. Y3 absent again
Frost family moved into temporary housing
Spoke to Ruby's gran
support for pupil RF
boy in Y4 (T.O.) referred
Tariq 10 years old
Tariq's older brother excluded
Referral to MASH for Tariq
Parent of Tariq asked for food bank
Tariq, Y5: dad in prison
the O'Dell family
Finn O'Dell's mother is unwell
Year 1 child Finn
looked after child: Finn
""".strip().splitlines()
"""What is to be suspected."""

INNOCENT = """
Year 4 assembly
Y6 parents' evening
Family Support Worker
The Family Support Worker was referred to in the policy
Early Help for the whole family
Family Hub, 12 Oak Road
Team around the Family (TAF) meetings
Think Family approach agreed
The Oakfield family of schools
Pupil Premium lead
Pupil voice survey in Y5
Pupil Referral Unit
Child Protection policy reviewed
Child protection training for Sarah Jones
Children and Young People know who to talk to
Students, Parents,/Carers and Staff
Dana Whitfield in Y4 leads the club
Miss Jones (Y4)
Mrs Carter in Year 6 to train staff
Tom Reed (Y6 teacher)
Tom Reed to email parents
Sarah Jones to ring the family hub
DW to meet Y6 parents
DW (Y4)
DSL (Sarah Jones)
Newsletter to Y5 and Y6
Commitment 4 (5) actions
Governors (7) have had the briefing
DSLs (10)
Actions (7) referred to governors
Staff (12) completed the EHA training
Outcome (3) reached
EHA training for all DSLs
EHA for every family who asks
Referral routes for parents displayed in Reception
Referral to Early Help explained in assembly
Parents of Year 4 invited
Parents of Reception children met the FSW
Brothers and sisters welcome at the fair
Young Carers group on Tuesdays
A child can talk to a trusted adult
A pupil may be referred by their teacher
Every child knows the DSL
Two children were referred in the autumn term
Three EHAs opened this year
Attendance is at 94%
Mum and toddler group on Mondays
Dads' breakfast, Friday 8 am
Mother Tongue club
Grandparents' Day in Nursery
May half term: Year 2 trip
Oak Road site, Key Stage 2 hall
Meet at 12 Oak Road on Monday
School Nurse, CAMHS and Social Care drop in
Child and Adolescent Mental Health Services
CAMHS referral pathway shared with Y6 teachers
Home visits by the Attendance Officer
Concerns about Year 6 transition
Reception and Nursery staff briefed
Year 10 Careers Fair
Chair of Governors (Peter Lindqvist)
Amara Okafor, Principal
Signed by Nia Kaur, 12 September 2026
School Gateway message to carers of Y3
LiquidLogic Part A (6 staff)
Completed online (due to Covid)
Sister schools share the leaflet
St Mary's Church Hall
Women's Aid visit in Spring 2
Ask Year 6 teachers to share the leaflet
Reception team to hand out cards
Ruth Adeyemi to update CPOMS
Nia Kaur (Y2) and Tom Reed (Y3) trained
Tom Reed's EHA training
EHA briefing for Tom Reed in May
Attendance meeting with Tom Reed
Mrs Ash's class assembly
Support for parents of children with SEND
Referral form for Early Help on the website
Poster in Nursery and Year 1
Mental Health Lead, Year 5
Year 5 Residential
Parent Forum on Monday
Mum's Coffee Morning
Safeguarding Lead to report to Governors
Headteacher to sign by Easter
Mother's Day card
Father Christmas visits Nursery
Child Sexual Exploitation training
Student Council to design the poster
Student Voice
Pupil Parliament
pupil progress meetings
Family Links course
Home School Agreement
Lead: Sarah Jones
Barnardo's to run the workshop
Action for Children hub
Leicester City Council, 12 Oak Road
Concerns about Attendance
Signposting families to Citizens Advice
Training by Relate in Y6
Oakfield's family support offer
Anna Freud Centre materials in Y6, CAMHS link
Bring the Zones of Regulation to Y3 – ELSA, anxiety
Kooth and CAMHS leaflets to Year 9
Operation Encompass: domestic abuse briefing
Lego Therapy in Year 2, autism team
Place2Be in Y4 for bereavement
Thrive in Reception; anxiety
Safer Leicester referral
Child Missing Education
unless the child is on a child protection plan
""".strip().splitlines()
"""What is about nobody, and would cost a meeting its time."""

UNSEEN = """
jamie smith is struggling at home
Jamie is struggling at home
JS came in late again
the twins in Miss Jones's class
Tall boy with the red coat
his mum does not answer the phone
Ruby F. Y3 – bereavement
""".strip().splitlines()
"""What nobody can tell without knowing the pupils; docs/SECURITY.md says so."""
